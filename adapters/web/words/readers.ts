import type { Language } from '../../../src/model.ts'
import { en } from './readers/en.ts'
import { es } from './readers/es.ts'
import type { ReaderWords } from './readers/words.ts'
import { zh } from './readers/zh.ts'

const all: Readonly<Record<Language, ReaderWords>> = { en, es, zh }

/** The words of the pages for those who read by mail, in a language. */
export const readerWords = (language: Language): ReaderWords => all[language]
