import { bulletOf } from '../text/bullet.ts'
import { type ItemMark, itemMark } from '../text/item-marks.ts'
import { isDecoration } from '../text/tidy.ts'

/** What a line says about itself before anything around it is looked at. */
export type Mark =
  /** Nothing. */
  | 'text'
  /** `\`: nothing that it begins with is a mark. */
  | 'literal'
  /** Stands in a block of code. */
  | 'code'
  /** `---`, or any such row of strokes. */
  | 'rule'
  /** A row of a table. */
  | 'row'
  /** `# Title`, `## Section` or `##` alone, underlined, or between signs of equality. */
  | 'heading'
  /** `【Section】`, and nothing else. */
  | 'boxed'
  /** Bold, and nothing else. */
  | 'strong'
  /** `一、` */
  | 'numeral'
  | 'bullet'
  /** `**Lead.** Text` */
  | 'lead'
  /** `> Text` */
  | 'quote'
  /** `[tag] Text`, `【headline】text` */
  | 'tagged'
  /** `08:30 Text` */
  | 'time'
  | 'emoji'
  /** `Title: …` */
  | 'field'
  /** The headers of a mail in a digest. */
  | 'message'
  /** `1.` and its like. */
  | ItemMark

/** What a line begins with, and what follows. */
export interface MarkedText {
  readonly mark: Mark
  /** The number of a numbered line or heading; else 0. */
  readonly count: number
  /** Of a heading: 1 is the highest; else 0. */
  readonly level: number
  /** Of a bullet: what it looks like; of a tagged line: the tag; else empty. */
  readonly sign: string
  readonly text: string
}

const hashes = /^(#+)(?: (.*)|$)|^(##+)(.*)$/
const equals = /^(={1,6}) ?([^=].*?[^=\s]|[^=\s]) ?\1$/
const framed = /^([-=—–─━═★☆◆◇●■～]{2,20}) ?([^-=—–─━═★☆◆◇●■～].{0,50}?) ?[-=—–─━═★☆◆◇●■～]{2,20}$/
const boxed = /^(?:【([^【】]{1,60})】|［([^［］]{1,60})］|\[([^[\]]{1,60})\])[:：]?$/
const numeral = /^(?:([一二三四五六七八九十]{1,3}) ?[、.．]|[（(]([一二三四五六七八九十]{1,3})[）)]) ?(?=\S)/
const tagged = /^(?:【([^【】]{1,100})】|\[([^[\]\\]{1,40})\](?![([:])) ?[:：]? ?(?=\S)/
const time = /^\[?([01]?\d|2[0-3])[:：][0-5]\d(?::[0-5]\d)?\]? +(?=\S)/
const emoji = /^(?:(?![©®™‼⁉])\p{Extended_Pictographic}|\p{Regional_Indicator}{2})/u
const field = /^(?:标题|题目|headline|title) ?[:：] ?(?=\S)/i
const opening = /^[#=\-*~—–─━═★☆◆◇●■～【［[一二三四五六七八九十（(\dTtHh标题丨]|^[^\p{L}\p{N}]/u

const none = { count: 0, level: 0, sign: '' } as const

/** Reads the mark of a tidied line; `text` when it has none. */
export function markOf(whole: string): MarkedText {
  const item = itemMark(whole)
  if (item) return { ...none, ...item }
  if (!opening.test(whole)) return { ...none, mark: 'text', text: whole }
  return headingOf(whole) ?? bulletMark(whole) ?? rest(whole) ?? { ...none, mark: 'text', text: whole }
}

function headingOf(whole: string): MarkedText | null {
  const found = hashes.exec(whole)
  if (found) {
    const text = closing((found[2] ?? found[4] ?? '').trim())
    const level = (found[1] ?? found[3] ?? '').length
    if (level <= 6 && (level > 1 || !isDecoration(text))) return heading(level, isDecoration(text) ? '' : text)
  }
  const [, strokes = '', title = ''] = equals.exec(whole) ?? []
  if (title !== '' && !isDecoration(title)) return heading(strokes.length, title)
  const frame = framed.exec(whole)?.[2]?.trim()
  if (frame !== undefined && !isDecoration(frame)) return { ...none, mark: 'boxed', text: frame }
  const barred = /^(?:[▍▎▌▋█┃❘❙丨]|>{3,}) ?(\S.{0,40})$/.exec(whole)?.[1]
  if (barred !== undefined && !isDecoration(barred)) return { ...none, mark: 'boxed', text: barred }
  const box = boxed.exec(whole)
  const inside = (box?.[1] ?? box?.[2] ?? box?.[3] ?? '').trim()
  return isDecoration(inside) ? null : { ...none, mark: 'boxed', text: inside }
}

/** `## Section ##` has signs at both ends; those of an escaped text are its own. */
const closing = (text: string): string => text.replace(/ #+$/, '').trim()

function heading(level: number, text: string): MarkedText {
  const item = itemMark(text)
  const numbered = item !== null && item.mark !== 'alone' && item.text !== ''
  return { mark: 'heading', level, count: numbered ? item.count : 0, sign: '', text }
}

function bulletMark(whole: string): MarkedText | null {
  const bullet = bulletOf(whole)
  return bullet && !isDecoration(bullet.text)
    ? { ...none, mark: 'bullet', sign: bullet.glyph, text: bullet.text }
    : null
}

function rest(whole: string): MarkedText | null {
  const quoted = /^(?:> ?)+(?=\S)/.exec(whole)
  if (quoted) return { ...none, mark: 'quote', text: whole.slice(quoted[0].length) }
  const count = numeral.exec(whole)
  if (count && whole.length <= 200)
    return {
      ...none,
      mark: 'numeral',
      count: numeralOf(count[1] ?? count[2] ?? ''),
      sign: count[1] === undefined ? '（' : '、',
      text: whole,
    }
  const tag = tagged.exec(whole)
  if (tag) return { ...none, mark: 'tagged', sign: (tag[1] ?? tag[2] ?? '').trim(), text: whole.slice(tag[0].length) }
  if (time.test(whole)) return { ...none, mark: 'time', text: whole }
  if (emoji.test(whole) && /\p{L}/u.test(whole)) return { ...none, mark: 'emoji', text: whole }
  const label = field.exec(whole)
  return label && { ...none, mark: 'field', text: whole.slice(label[0].length) }
}

function numeralOf(text: string): number {
  const digits = '一二三四五六七八九'
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens ?? '') + 1) * 10 : 0
  return ten + (ones ? digits.indexOf(ones) + 1 : 0)
}
