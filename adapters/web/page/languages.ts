import type { Language } from '../../../src/model.ts'

/** What browsers call each language. */
export const languageTags: Readonly<Record<Language, string>> = { en: 'en', es: 'es', zh: 'zh-Hans' }

/** How days, times and numbers are written in it. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es', zh: 'zh-CN' }

/** What each is called by those who read it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español', zh: '中文' }
