import { type Language, languages } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'

/** Every way to name a language, in small letters. */
const names: ReadonlyMap<string, Language> = new Map(
  languages.flatMap((language) =>
    [
      language,
      phrasesIn(language).languageName,
      ...languages.flatMap((spoken) => phrasesIn(spoken).translations.names[language]),
    ].map((name) => [name.toLowerCase(), language] as const),
  ),
)

/** The language that a word names, in whichever of our languages, or null. */
export const languageNamed = (word: string): Language | null => names.get(word.trim().toLowerCase()) ?? null

const name = [...names.keys()]
  .map((each) => each.replaceAll(/[^\p{L}]/gu, ''))
  .filter(Boolean)
  .join('|')
const number = '(?:item |no\\.? ?|#|第 ?)?(\\d{1,4})(?: ?条)?'
/** `translate 3: …`, `3 in English: …`, `第3条英文：…`, and in an answer to an item `In English: …`, `译文：…`. */
const grammars = [
  new RegExp(
    `^(?:translate|translation(?: of)?|traduc(?:ir|e|ci[óo]n)(?: de)?|翻译) ?${number}(?: (?:in|into|to|al?|en))? ?(${name})?(?: ?版| ?译文)? ?[:：]\\s*([\\s\\S]+)$`,
    'iu',
  ),
  new RegExp(`^${number}[ ,，]*(?:in |en )?(${name})(?: ?版| ?译文)? ?[:：]\\s*([\\s\\S]+)$`, 'iu'),
  new RegExp(
    `^()(?:translation|traducci[óo]n|译文|(?:in|en) (?=${name})|(?=${name}))(?: (?:in|into|en|al?) )?(${name})?(?: ?版| ?译文)? ?[:：]\\s*([\\s\\S]+)$`,
    'iu',
  ),
]

/** A text in a second language that somebody gives; `item` is null where only what it answers can tell which it is for. */
export interface GivenTranslation {
  readonly item: number | null
  /** Null: its words tell. */
  readonly language: Language | null
  readonly text: string
}

/** What is given as a translation, or null: it is something else. */
export function translationIn(text: string): GivenTranslation | null {
  for (const grammar of grammars) {
    const [match, item = '', language = '', said = ''] = grammar.exec(text.normalize('NFC').trim()) ?? []
    if (match === undefined || said.trim() === '') continue
    return { item: item === '' ? null : Number(item), language: languageNamed(language), text: said.trim() }
  }
  return null
}
