import { editDistance } from '../text/edit-distance.ts'

/**
 * The ones of these names that somebody may have meant by another, best first: at most two slips apart (capitals do not count), or made
 * of some more words, as TELEGRAM_BOT_TOKEN is of TELEGRAM_TOKEN. Short names are too near to everything: they must be one slip apart.
 */
export function near(written: string, names: readonly string[]): readonly string[] {
  const word = written.slice(0, longest).toLowerCase()
  const spelled = names
    .map((name) => ({ name, far: editDistance(word, name.toLowerCase()) }))
    .filter(({ far }) => far <= forgiven(word))
    .toSorted((a, b) => a.far - b.far)
  if (spelled.length > 0) return spelled.map(({ name }) => name)
  const parts = written.split('_').filter(Boolean)
  return names.filter((name) => {
    const known = name.split('_')
    return parts.length > 1 && parts.length < known.length && parts.every((part) => known.includes(part))
  })
}

const longest = 64

const forgiven = ({ length }: string): number => {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}
