const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * Whether a find cuts a word in two, as 京东 does in 南京东路: it begins inside one word and ends outside it, or the other way round.
 * Words that stand inside a longer one (零售 in 零售商) are whole. Longer finds than three characters are whole by themselves.
 */
export function cutsWords(text: string, at: number, length: number): boolean {
  if (length > 3) return false
  const from = Math.max(0, at - around)
  const [start, end] = [at - from, at - from + length]
  for (const { index, segment } of segmenter.segment(text.slice(from, at + length + around))) {
    const until = index + segment.length
    if (index >= end) return false
    const beginsInside = index < start && start < until && until < end
    const endsInside = start < index && index < end && end < until
    if (beginsInside || endsInside) return true
  }
  return false
}

/** So much of the text on each side tells where words begin. */
const around = 6
