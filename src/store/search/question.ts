import { type Clause, clauses, maxClauses } from './words.ts'

/** What somebody looks for: items that have these words, and have none of those. */
export interface Question {
  readonly has: readonly Clause[]
  readonly lacks: readonly Clause[]
  /** The same as mere words, which go first where some item has all of them ("payments without contact" may be a headline); null: a sign says it. */
  readonly literal: readonly Clause[] | null
}

/** `-word` and `-"several words"`, with whatever dash, where it stands by itself. */
const sign = /(?<=^|\s)[-−–—－](?:["“「«]([^"”」»]+)["”」»]|([\p{L}\p{N}\p{M}_]+))/gu

/** What is not wanted goes up to the next such word, or to the end. */
const saying =
  /(?:(?<=\s)(?:but\s+(?:not|no)|without|except(?:\s+for)?|excluding|other\s+than|pero\s+(?:no|sin)|sin|excepto|salvo|menos)\s+|[，,\s]*(?:但?不要|但?不含|不包括|不包含|排除|除去)(?:有|了)?\s*)(\S.*)$/iu

/** `除了比特币的支付`: what is not wanted stands first. */
const saidFirst = /^除了?(.+?)(?:以外|之外|外)?的(\S.*)$/u

/** Reads what is not wanted out of a question, by sign or by word, in English, Spanish and Chinese. With nothing else in it, it is what is wanted. */
export const questionOf = (text: string): Question => {
  const signs = [...text.matchAll(sign)].flatMap(([, phrase, word = '']) => sideBySide(clauses(phrase ?? word)))
  const rest = text.replace(sign, ' ')
  const first = saidFirst.exec(rest)
  const said = first === null ? saying.exec(rest) : null
  const [wanted, unwanted] =
    first !== null
      ? [first[2] ?? '', first[1] ?? '']
      : said !== null
        ? [rest.slice(0, said.index), said[1] ?? '']
        : [rest, '']
  const has = clauses(wanted)
  const lacks = wholly([...signs, ...clauses(unwanted)]).slice(0, maxClauses)
  if (has.length === 0 || lacks.length === 0) return { has: clauses(text), lacks: [], literal: null }
  return { has, lacks, literal: unwanted === '' ? null : clauses(text) }
}

/** Who does not want "pay" wants "payroll" nevertheless. */
const wholly = (unwanted: readonly Clause[]): readonly Clause[] =>
  unwanted.map((clause) => ({ ...clause, prefix: false }))

/** Words that were put together are unwanted together. */
const sideBySide = (words: readonly Clause[]): readonly Clause[] => {
  const [first] = words
  if (first === undefined) return []
  return [{ ...first, word: words.map(({ word }) => word).join(' '), terms: words.flatMap(({ terms }) => terms) }]
}
