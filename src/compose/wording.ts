import type { Amendment, Item, Language } from '../model.ts'

/** What an item says in one language; null: nobody said which, and its words do not tell. */
export interface Wording {
  readonly headline: string
  readonly body: readonly string[]
  readonly language: Language | null
}

/** What an item says to somebody who reads this language: in theirs where an editor gave it, else as it was first written. */
export function wordingFor(item: Item, language: Language): Wording {
  const own = item.translations?.find((each) => each.language === language)
  if (own) return own
  const { headline, body } = item
  return { headline, body, language: item.language ?? languageOf([headline, ...body].join('\n')) }
}

/** How what this reader sees of an item changed after it had gone out, or null: it did not. */
export function amendmentFor(item: Item, language: Language): Amendment | null {
  const { amended = null } = item
  const concerns = amended?.language === undefined || amended.language === wordingFor(item, language).language
  return concerns ? amended : null
}

/** Whether any of these has its text in a second language: then a reader is told of what is not in theirs. */
export const isTranslated = (items: readonly Item[]): boolean =>
  items.some(({ translations }) => translations !== undefined)

/** The language that a text shows to be in, or null: it might be any. */
export function languageOf(text: string): Language | null {
  const begin = text.slice(0, looked)
  const letters = begin.match(/\p{L}/gu)?.length ?? 0
  const han = begin.match(/\p{Script=Han}/gu)?.length ?? 0
  if (letters > 0 && han / letters > leastHan) return 'zh'
  const english = begin.match(englishWords)?.length ?? 0
  const spanish = begin.match(spanishWords)?.length ?? 0
  if (han > 0 || english === spanish) return null
  return spanish > english ? 'es' : 'en'
}

const looked = 2000
/** A Chinese text may name many things in Latin letters, each of more letters than a Chinese word has. */
const leastHan = 0.2
const englishWords = /\b(?:the|of|and|is|are|was|were|has|have|with|from|its|this|that|will|by)\b/gi
/** Those of them that English writes too ("no", "he", "me") tell nothing. */
const spanishWords =
  /(?<![\p{L}\p{N}])(?:el|la|los|las|del|de|que|y|en|un|una|por|con|para|su|sus|se|al|lo|es|son|más|ya)(?![\p{L}\p{N}])/giu
