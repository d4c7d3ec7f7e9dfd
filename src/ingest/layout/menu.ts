import { labels } from '../text/tokens.ts'
import type { Line } from './line.ts'

/** Links in a row, as above and below a mail: "Sign up | Advertise | View online". */
export function isMenu({ whole }: Pick<Line, 'whole'>): boolean {
  if (!/[|·•｜]/.test(whole)) return false
  const parts = labels(whole)
    .replaceAll(/\(?https?:\/\/[^\s()]+\)?/g, '')
    .split(/[|·•｜]/)
  const links = whole.split(/\ufdd0|(?<!\ufdd1)https?:\/\//).length - 1
  return parts.length > 1 && links >= 2 && links >= parts.length && parts.every((part) => part.trim().length <= 40)
}
