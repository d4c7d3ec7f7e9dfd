import type { Topic } from '../../model.ts'
import { findTopic } from '../../topics/match.ts'

/** Topics as somebody typed them: known ones as slugs, `all` as none; or the first name that is no topic, and a way to put it right. */
export type ReadTopics =
  | { readonly slugs: readonly string[] }
  | {
      readonly unknown: string
      /** The whole list with this slug in the place of the name that is no topic. */
      corrected(slug: string): string
    }

/** Reads `payments, retail`, `payments and retail`, `支付、零售`, `支付和零售`, `all`. */
export function readTopics(args: string, topics: readonly Topic[]): ReadTopics {
  const whole = args.trim()
  if (isAll(whole)) return { slugs: [] }
  const alone = findTopic(whole, topics)
  if (alone) return { slugs: [alone.slug] }
  const names = namesIn(whole, topics)
  const found = names.map((name) => findTopic(name, topics))
  const at = found.indexOf(null)
  if (at < 0) return { slugs: unique(found.flatMap((topic) => topic?.slug ?? [])) }
  return {
    unknown: names[at] ?? whole,
    corrected: (slug) =>
      unique(names.map((name, index) => (index === at ? slug : (found[index]?.slug ?? name)))).join(', '),
  }
}

/** Whether these words mean every topic. */
export const isAll = (words: string): boolean =>
  /^(?:all|every ?thing|all (?:of )?(?:it|them|topics)|every topic|todos?|todas|todos los temas|todo el contenido|全部|所有|全部话题|所有话题|全部内容|一切)$/i.test(
    words.trim(),
  )

/** Where commas or words for "and" stand between the names those tell them apart, else blanks do; a topic of several words is one name. */
function namesIn(whole: string, topics: readonly Topic[]): readonly string[] {
  const cut = (separator: RegExp): readonly string[] => whole.split(separator).flatMap((piece) => piece.trim() || [])
  const pieces = cut(/[,，、;；\n]|\s(?:and|&|plus|y|e|m[áa]s)\s|\s(?:和|与|及|跟)\s/i)
  return pieces.flatMap((piece) => {
    if (findTopic(piece, topics)) return [piece]
    const joined = piece.split(/[和与及跟]/).map((name) => name.trim())
    if (joined.length > 1 && joined.every((name) => findTopic(name, topics))) return joined
    const words = piece.split(/\s+/).filter((word) => !/^(?:and|&|y|e)$/i.test(word))
    return pieces.length > 1 && words.length > 1 && !words.some((word) => findTopic(word, topics))
      ? [piece]
      : spans(words, topics)
  })
}

/** The longest runs of words that are topics, and single words for the rest. */
function spans(words: readonly string[], topics: readonly Topic[]): readonly string[] {
  const names: string[] = []
  for (let from = 0; from < words.length; ) {
    let to = Math.min(words.length, from + longestName)
    while (to > from + 1 && !findTopic(words.slice(from, to).join(' '), topics)) to--
    names.push(words.slice(from, to).join(' '))
    from = to
  }
  return names
}

/** No topic has more words. */
const longestName = 5

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]
