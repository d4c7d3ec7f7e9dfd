import { looksLikeHeading } from '../text/line-shape.ts'
import { isPictureUrl } from '../text/url.ts'
import type { Line } from './line.ts'

const adornment = /^(?:\p{Extended_Pictographic}[\ufe0f\u200d]*){1,3}$/u

/** The lines with headings that are adorned in ways of their own (with emoji in a line above, or a hash sign), and pictures told. */
export function withAdornedHeadings(lines: readonly Line[]): readonly Line[] {
  return withHashHeadings(withEmojiAbove(lines.map(pictureLine)))
}

/** The address of a picture alone in a line is that picture. */
function pictureLine(line: Line): Line {
  const { whole } = line
  if (line.mark !== 'text' || !whole.startsWith('http') || whole.includes(' ') || !isPictureUrl(whole)) return line
  return { ...line, whole: '', text: '', pictures: [{ label: '', url: whole }] }
}

/** Emoji alone in a line belong to the heading below. */
function withEmojiAbove(lines: readonly Line[]): readonly Line[] {
  if (!lines.some(isAdornment)) return lines
  return lines.flatMap((line, at) => {
    const [above, below] = [lines[at - 1], lines[at + 1]]
    if (isAdornment(line) && below && isPlainHeading(below)) return []
    if (!above || !isAdornment(above) || !isPlainHeading(line)) return [line]
    const whole = `${above.whole} ${line.whole}`
    return [{ ...line, whole, text: whole, gap: above.gap }]
  })
}

const isAdornment = ({ mark, whole }: Line): boolean => mark === 'text' && adornment.test(whole)

const isPlainHeading = ({ mark, whole }: Line): boolean => mark === 'text' && looksLikeHeading(whole)

/** `#Heading` without a blank, apart from what stands above it: hashtags stand below their item. One alone is no heading. */
function withHashHeadings(lines: readonly Line[]): readonly Line[] {
  const found = lines.filter(isHashHeading)
  if (found.length < 2 || found.length * 2 > lines.length) return lines
  return lines.map((line) => {
    if (!isHashHeading(line)) return line
    const text = line.whole.slice(1)
    return { ...line, mark: 'heading', level: 2, whole: text, text }
  })
}

const isHashHeading = ({ mark, gap, whole }: Line): boolean =>
  mark === 'text' && gap && /^#[\p{L}][^#]{0,40}$/u.test(whole)
