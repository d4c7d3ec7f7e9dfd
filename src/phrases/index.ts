import type { Language } from '../model.ts'
import { en, type Phrases } from './en.ts'
import { zh } from './zh.ts'

export type { Phrases } from './en.ts'

const all: Readonly<Record<Language, Phrases>> = { en, zh }

/** What Briefwire says in this language. */
export const phrasesIn = (language: Language): Phrases => all[language]
