import type { LinkState } from '../../link-preview/probe-link.ts'
import type { Draft, Item, Language, Topic } from '../../model.ts'
import { itemsOf } from '../draft/arrange.ts'
import { lengthOf } from '../draft/item-length.ts'

/** Something that an editor may want to see before the draft goes out. It never holds anything up. Items are named by their numbers. */
export type Remark =
  | { readonly kind: 'noSource' | 'noTopic' | 'otherLanguage'; readonly numbers: readonly number[] }
  | { readonly kind: 'long'; readonly number: number; readonly letters: number }
  /** The whole issue comes in so many messages. */
  | { readonly kind: 'manyParts'; readonly parts: number }
  | { readonly kind: 'link'; readonly number: number; readonly state: DeadLink }
  | { readonly kind: 'twin'; readonly number: number; readonly other: number }
  | { readonly kind: 'published'; readonly number: number; readonly issue: number; readonly item: number }

/** A link at which readers find nothing, as far as was to be seen. */
export type DeadLink = 'silent' | Extract<LinkState, { readonly kind: 'dead' }>['why']

/** What more than one message in a row, a screen each, asks of readers. */
export const bearable = {
  /** Characters of an item; a Chinese one counts twice, because it says as much. */
  item: 1500,
  /** Messages of an issue. */
  parts: 6,
} as const

/** What a draft shows of itself: where a source or a topic is missing, what is long, what is in another language than the rest. Pure. */
export function plainRemarks(draft: Draft, topics: readonly Topic[]): readonly Remark[] {
  const items = itemsOf(draft)
  const numbers = (test: (item: Item) => boolean): readonly number[] => items.filter(test).map(({ number }) => number)
  const noSource = numbers(({ source }) => source === null)
  const noTopic = topics.length === 0 ? [] : numbers((item) => item.topics.length === 0)
  const foreign = otherLanguage(items)
  return [
    ...(noSource.length > 0 ? [{ kind: 'noSource', numbers: noSource } as const] : []),
    ...(noTopic.length > 0 ? [{ kind: 'noTopic', numbers: noTopic } as const] : []),
    ...(foreign.length > 0 ? [{ kind: 'otherLanguage', numbers: foreign } as const] : []),
    ...items.flatMap((item) => {
      const letters = lengthOf(item)
      return letters > bearable.item / 2 && letters + hanIn(textOf(item)) > bearable.item
        ? [{ kind: 'long', number: item.number, letters } as const]
        : []
    }),
  ]
}

/** The items that nobody can read who reads the most of them: of two scripts, those that are in the other one alone. */
function otherLanguage(items: readonly Item[]): readonly number[] {
  const written = items.map((item) => ({ number: item.number, scripts: scriptsOf(item) }))
  const chinese = written.filter(({ scripts }) => scripts.has('chinese')).length
  const others = written.filter(({ scripts }) => scripts.has('other')).length
  const main = chinese >= others ? 'chinese' : 'other'
  return written.filter(({ scripts }) => !scripts.has(main)).map(({ number }) => number)
}

type Script = 'chinese' | 'other'

/** In what an item can be read, its translations among it. */
function scriptsOf(item: Item): ReadonlySet<Script> {
  const own = item.language === undefined ? (isChinese(item) ? 'chinese' : 'other') : scriptIn(item.language)
  return new Set([own, ...(item.translations ?? []).map(({ language }) => scriptIn(language))])
}

const scriptIn = (language: Language): Script => (language === 'zh' ? 'chinese' : 'other')

/** Names and figures in Latin letters stand in every Chinese text. */
const isChinese = (item: Item): boolean => {
  const begin = textOf(item).slice(0, telling)
  const han = hanIn(begin)
  return han > 0 && han > (begin.match(/(?:(?!\p{Script=Han})\p{L})+/gu)?.length ?? 0)
}

/** So many letters tell the language. */
const telling = 400

const hanIn = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0

const textOf = ({ headline, body }: Item): string => [headline, ...body].join('\n')
