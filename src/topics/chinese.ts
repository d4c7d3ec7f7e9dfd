const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const han = /\p{Script=Han}/u

/** Longer finds than this are whole by themselves. */
const longestDoubtful = 3

/**
 * Whether a find in a text cuts a word in two, as 京东 does in 南京东路: it begins inside one word and ends outside it, or the other way
 * round. Words that stand inside a longer one (零售 in 零售商) are whole.
 */
export function cutsWords(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  if (to - from > longestDoubtful || !isHan(text[from])) return false
  const word = text.slice(from, to)
  const [before, behind] = [text[from - 1], text[to]]
  return (isHan(before) && isCut(`${before}${word}`, 1)) || (isHan(behind) && isCut(`${word}${behind}`, word.length))
}

const isHan = (character: string | undefined): boolean => character !== undefined && han.test(character)

/** Whether a word stands across this place of a text, and not over all of it. Asked before, it costs next to nothing. */
function isCut(text: string, at: number): boolean {
  const known = asked.get(text)
  if (known !== undefined) return known
  const cut = Array.from(segmenter.segment(text)).some(({ index, segment }) => {
    const until = index + segment.length
    return index < at && at < until && segment.length < text.length
  })
  // Cutting takes 5 µs; what a language puts side by side is a few thousand pairs.
  if (asked.size >= mostAsked) asked.clear()
  asked.set(text, cut)
  return cut
}

const asked = new Map<string, boolean>()
const mostAsked = 20_000
