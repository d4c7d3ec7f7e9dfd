import type { Language } from '../model.ts'
import { isolating } from '../text/isolated.ts'
import { en, type Phrases } from './en/index.ts'
import { es } from './es/index.ts'
import { zh } from './zh/index.ts'

export type { Phrases } from './en/index.ts'

const all: Readonly<Record<Language, Phrases>> = isolating({ en, es, zh })

/** What Briefwire says in this language. */
export const phrasesIn = (language: Language): Phrases => all[language]
