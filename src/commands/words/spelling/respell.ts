import type { Topic } from '../../../model.ts'
import { editDistance } from '../../../text/edit-distance.ts'
import { fold } from '../../../time/zones/fold.ts'
import { alike, chineseVocabulary, vocabulary } from './vocabulary.ts'

/**
 * What somebody may have meant to write whose words have slips in them (`at 8 in teh mornign`, `早上八点办`): likeliest first, none where
 * every word is one that we know, or nothing is near. What it means is for others to see.
 */
export function respelled(written: string, topics: readonly Topic[]): readonly string[] {
  if (written.length > longest) return []
  return [...new Set([...westernWays(written, topics), ...chineseWays(written, topics)])].slice(0, mostWays)
}

/** More is no wish. */
const longest = 60
const mostWays = 6
const mostNear = 3

function westernWays(written: string, topics: readonly Topic[]): readonly string[] {
  const words = wordsOf(topics)
  const pieces = written.split(/(\p{Script=Latin}[\p{Script=Latin}\p{M}]*)/u)
  let ways: readonly string[] = ['']
  for (const [at, piece] of pieces.entries()) {
    const near = at % 2 === 1 ? nearest(piece, words) : []
    const next = near.length > 0 ? near : [piece]
    ways = ways.flatMap((way) => next.map((each) => way + each)).slice(0, mostWays)
  }
  return ways.filter((way) => way !== written)
}

/** The known words nearest to one that is none; none: it is one, or nothing is near. */
function nearest(word: string, words: ReadonlyMap<string, string>): readonly string[] {
  const name = fold(word)
  if (name.length < 3 || words.has(name)) return []
  const most = name.length < 6 ? 1 : 2
  const found: { readonly spelling: string; readonly far: number }[] = []
  for (const [known, spelling] of words) {
    if (known.length < 3 || Math.abs(known.length - name.length) > most) continue
    // Of three letters everything is near: only two that changed their places are a slip.
    if (name.length === 3 && (known.length !== 3 || [...known].sort().join('') !== [...name].sort().join(''))) continue
    const far = editDistance(name, known, most)
    if (far <= most) found.push({ spelling, far })
  }
  const best = Math.min(...found.map(({ far }) => far))
  return found.flatMap(({ spelling, far }) => (far === best ? spelling : [])).slice(0, mostNear)
}

/** Folded words with their spelling: ours, and those of the topics' names. */
function wordsOf(topics: readonly Topic[]): ReadonlyMap<string, string> {
  const known = compiled.get(topics)
  if (known) return known
  const names = topics.flatMap(({ slug, title }) => [slug, ...Object.values(title)])
  const own = names.flatMap((name) => [
    ...(name.toLowerCase().match(/[\p{Script=Latin}\p{M}]+/gu) ?? []),
    name.toLowerCase(),
  ])
  const words = new Map([...vocabulary, ...own].map((word) => [fold(word), word] as const))
  compiled.set(topics, words)
  return words
}

const compiled = new WeakMap<readonly Topic[], ReadonlyMap<string, string>>()

function chineseWays(written: string, topics: readonly Topic[]): readonly string[] {
  if (!/\p{Script=Han}/u.test(written)) return []
  const names = topics.flatMap(({ title }) => Object.values(title)).filter((name) => /^\p{Script=Han}{2,}$/u.test(name))
  const ways: string[] = []
  for (const word of [...chineseVocabulary, ...names])
    for (let at = 0; at + word.length <= written.length; at++) {
      const there = written.slice(at, at + word.length)
      if (there !== word && isSlip(there, word))
        ways.push(written.slice(0, at) + word + written.slice(at + word.length))
    }
  return ways
}

/** One sign is another one that sounds like it. */
function isSlip(there: string, word: string): boolean {
  const other = [...word].flatMap((sign, at) => (sign === there[at] ? [] : [at]))
  const [at] = other
  return (
    other.length === 1 &&
    at !== undefined &&
    alike.some((group) => group.includes(word[at] ?? '') && group.includes(there[at] ?? ''))
  )
}
