import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { type Card, cardSize } from './card.ts'
import { createFonts } from './fonts.ts'
import { cut, linesOf } from './lines.ts'

/** As the pages have them by day (client/style.css): a picture does not know who looks at it. */
const colours = {
  paper: '#fdfcf9',
  ink: '#1c1a17',
  soft: '#635e55',
  rule: '#e0dacd',
  accent: '#9b1c1c',
  tint: '#f5f0e6',
}
const { width, height } = cardSize
const margin = 72
const inner = width - 2 * margin

const fontsFor = createFonts((bytes, family) => {
  // The families belong to the process, and outlive the thread that made them known.
  if (!GlobalFonts.has(family)) GlobalFonts.register(bytes, family)
})

/** A text, how it is set, and how much room it has. */
interface Block {
  readonly text: string
  readonly weight: number
  /** In pixels, from the largest that may be tried to the smallest. */
  readonly sizes: readonly number[]
  readonly leading: number
  readonly wide: number
  readonly most: number
  /** No word is left alone on the last line. */
  readonly balanced?: boolean
}

interface Setting {
  readonly lines: readonly string[]
  readonly size: number
  readonly font: string
  readonly high: number
  readonly leading: number
  readonly rightToLeft: boolean
}

// One for all: each would wait for a collector that does not see how large it is.
const canvas = createCanvas(width, height)
const context = canvas.getContext('2d')

/** The picture, as PNG. One is painted at a time. */
export function paint(card: Card): Uint8Array {
  context.fillStyle = colours.paper
  context.fillRect(0, 0, width, height)

  const head = set({ text: card.brief, weight: 700, sizes: [34], leading: 1.2, wide: inner, most: 1 })
  draw(head, { x: margin, y: 54, colour: colours.ink })
  context.fillStyle = colours.ink
  context.fillRect(margin, 112, inner, 2)
  context.fillRect(margin, 116, inner, 1)
  context.fillStyle = colours.accent
  context.fillRect(0, 0, 14, height)

  let bottom = height - 52
  if (card.note !== null) {
    const note = set({ text: card.note, weight: 500, sizes: [25], leading: 1.35, wide: inner - 48, most: 2 })
    const top = bottom - note.high - 28
    context.fillStyle = colours.tint
    context.fillRect(margin, top, inner, note.high + 28)
    context.fillStyle = colours.accent
    context.fillRect(margin, top, 5, note.high + 28)
    draw(note, { x: margin + 26, y: top + 14, colour: colours.accent, wide: inner - 48 })
    bottom = top - 22
  }

  const kicker = set({ text: card.kicker, weight: 400, sizes: [26], leading: 1.3, wide: inner, most: 1 })
  draw(kicker, { x: margin, y: 140, colour: colours.soft })
  let y = 140 + kicker.high + 12
  const list = card.points.length > 0
  const title = set({
    text: card.title,
    weight: 700,
    sizes: list ? [52, 46, 40] : [76, 68, 60, 54, 48, 44],
    leading: 1.18,
    wide: inner,
    most: list ? 2 : 3,
    balanced: true,
  })
  draw(title, { x: margin, y, colour: card.struck ? colours.soft : colours.ink, struck: card.struck })
  y += title.high + 18
  if (card.text !== null) {
    const most = Math.floor((bottom - y) / (30 * 1.45))
    if (most > 0) {
      const text = set({
        text: card.text,
        weight: 400,
        sizes: [30],
        leading: 1.45,
        wide: inner,
        most: Math.min(most, 4),
      })
      draw(text, { x: margin, y, colour: colours.soft })
    }
  }
  points(card, y, bottom)
  return canvas.encodeSync('png')
}

/** The headlines, as many as there is room for, and how many more there are. */
function points(card: Card, from: number, bottom: number): void {
  let y = from
  for (const [at, { number, text }] of card.points.entries()) {
    const left = card.more.length - at
    const headline = set({ text, weight: 600, sizes: [30], leading: 1.28, wide: inner - 62, most: at === 0 ? 2 : 1 })
    // The last line is for what is not there.
    const room = bottom - y - (left > 1 ? 44 : 0)
    if (headline.high > room) {
      const rest = set({
        text: card.more[left] ?? card.more.at(-1) ?? '',
        weight: 400,
        sizes: [26],
        leading: 1.3,
        wide: inner,
        most: 1,
      })
      draw(rest, { x: margin + 62, y: y + 2, colour: colours.soft })
      return
    }
    const numeral = set({ text: String(number), weight: 400, sizes: [30], leading: 1.28, wide: 60, most: 1 })
    draw(numeral, { x: margin, y, colour: colours.accent })
    draw(headline, { x: margin + 62, y, colour: colours.ink, wide: inner - 62 })
    y += headline.high + 12
  }
  const left = card.more.length - card.points.length
  if (left <= 0) return
  const rest = set({ text: card.more[left] ?? '', weight: 400, sizes: [26], leading: 1.3, wide: inner, most: 1 })
  draw(rest, { x: margin + 62, y: y + 2, colour: colours.soft })
}

interface At {
  readonly x: number
  readonly y: number
  readonly colour: string
  readonly wide?: number
  readonly struck?: boolean
}

const unit = 100

function set({ text, weight, sizes, leading, wide, most, balanced = false }: Block): Setting {
  const families = [...fontsFor(`${text}…`).map((family) => `"${family}"`), 'serif', 'sans-serif'].join(', ')
  context.font = `${weight} ${unit}px ${families}`
  const pieces = cut(text, wide / (sizes.at(-1) ?? 1), (piece) => context.measureText(piece).width / unit)
  const tried = sizes.map((size) => ({ size, lines: linesOf(pieces, wide / size, most) }))
  const fitting = tried.find(({ lines }) => !lines.at(-1)?.endsWith('…') || text.endsWith('…')) ?? tried.at(-1)
  const { size = 1, lines: full = [] } = fitting ?? {}
  const lines =
    balanced && !full.at(-1)?.endsWith('…')
      ? evenly(full, (narrow) => linesOf(pieces, narrow, most), wide / size)
      : full
  return {
    lines,
    size,
    leading,
    font: `${weight} ${size}px ${families}`,
    high: lines.length * size * leading,
    rightToLeft: firstStrong.exec(text)?.groups?.right !== undefined,
  }
}

/** As many lines in as little width as they need, down to a half. */
function evenly(
  full: readonly string[],
  within: (width: number) => readonly string[],
  width: number,
): readonly string[] {
  let best = full
  for (let share = 0.96; share >= 0.5; share -= 0.04) {
    const narrower = within(width * share)
    if (narrower.length > full.length || narrower.at(-1)?.endsWith('…')) break
    best = narrower
  }
  return best
}

const firstStrong =
  /(?<right>[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])|\p{L}/u

function draw(
  { lines, size, leading, font, rightToLeft }: Setting,
  { x, y, colour, wide = inner, struck = false }: At,
): void {
  context.save()
  context.font = font
  context.fillStyle = colour
  context.textBaseline = 'alphabetic'
  context.direction = rightToLeft ? 'rtl' : 'ltr'
  context.textAlign = rightToLeft ? 'right' : 'left'
  for (const [at, line] of lines.entries()) {
    const base = y + at * size * leading + size * (leading / 2 + 0.33)
    context.fillText(line, rightToLeft ? x + wide : x, base)
    if (!struck) continue
    const long = context.measureText(line).width
    context.fillRect(rightToLeft ? x + wide - long : x, base - size * 0.3, long, Math.max(2, size / 22))
  }
  context.restore()
}
