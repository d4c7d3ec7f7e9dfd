import { type Action, type Block, type Doc, formless, type Inline, tagsOf } from '../../../src/doc.ts'
import { limits } from '../limits.ts'
import { wordsIn } from '../words.ts'
import { hashtag, type RenderContext, typed } from './blocks.ts'
import { type Button, toButton, toRows } from './keyboard.ts'
import { isVisible, oneLine, tidy } from './styled.ts'
import { linkable } from './url.ts'

/** The body of a sendRichMessage, or with editMessageText, without the chat and without the pictures. */
export interface RichBody {
  readonly rich_message: { readonly html: string }
}

/** A whole issue in one rich message; the pictures are the store's ids, `p1` the first. */
export interface Rich {
  readonly body: RichBody
  readonly pictures: readonly string[]
}

/** The doc as one rich message, with its buttons and pictures where they belong, or null: it is no issue, or too large for one. */
export const rich = (doc: Doc, context: RenderContext): Rich | null => {
  if (!['title', 'item'].every((kind) => doc.blocks.some((block) => block.kind === kind))) return null
  const pictures = doc.blocks.flatMap((block) => (block.kind === 'item' ? (block.photos ?? []) : []))
  let shown = 0
  const html = doc.blocks
    .map((block) => {
      const picture = (block.kind === 'item' ? (block.photos ?? []) : []).map(() => pictureAt(`p${++shown}`)).join('')
      return toHtml(block, picture, doc, context)
    })
    .join('')
  const count = (tags: RegExp): number => html.match(tags)?.length ?? 0
  const blocks = count(/<(?:h\d|p|ul|li|details|summary|footer|hr|figure|img|tg-button-row)\b/g)
  // The markup counts too, so the text is surely within the limit.
  if (html.length > limits.richText || blocks > limits.richBlocks) return null
  if (count(/<tg-button /g) > limits.buttons || pictures.length > limits.richMedia) return null
  return { body: { rich_message: { html } }, pictures }
}

/** The same html without one of its pictures. */
export const withoutPicture = (html: string, place: string): string => html.replace(pictureAt(place), '')

const pictureAt = (place: string): string => `<img src="tg://photo?id=${place}"/>`

const toHtml = (block: Block, picture: string, doc: Doc, context: RenderContext): string => {
  switch (block.kind) {
    case 'title':
      return tag('h1', esc(oneLine(block.text))) + tag('p', noteOf(block))
    case 'heading':
      return tag('h2', esc(oneLine(block.text)))
    case 'item': {
      const [first = '', ...rest] = block.body.map((line) => tag('p', esc(oneLine(line))))
      const summary = tag('summary', esc(wordsIn(doc.language).readOn))
      const url = linkable(block.source?.url ?? null)
      const name = esc(oneLine(block.source?.name ?? '') || (url ?? ''))
      const source = url === null ? tag('i', name) : `<a href="${attribute(url)}">${name}</a>`
      const origin = [source, esc(oneLine(tagsOf(block, hashtag)))].filter((piece) => piece !== '').join(' · ')
      return [
        tag('h3', esc(`${block.number}. ${oneLine(block.headline)}`)),
        picture,
        first,
        rest.length === 0 ? '' : `<details>${summary}${rest.join('')}</details>`,
        tag('p', origin),
        tag('p', tag('i', esc(oneLine(block.note ?? '')))),
        block.open === null ? '' : buttonRows([block.open], context, 'link'),
      ].join('')
    }
    case 'paragraph':
      return tag('p', running(block.text, context))
    case 'list':
      return tag('ul', block.entries.map((entry) => tag('li', running(entry, context))).join(''))
    case 'footer':
      return block.paragraphs.length === 0
        ? ''
        : `<hr/>${tag('footer', block.paragraphs.map(oneLine).map(esc).join('<br>'))}`
    case 'actions':
      return buttonRows(formless(block.actions), context)
  }
}

/** The note, and when the issue went out, on the reader's own clock; a client that cannot tell shows the time in UTC. */
const noteOf = ({ note, at }: Extract<Block, { kind: 'title' }>): string => {
  const clock = at === undefined ? '' : `${new Date(at).toISOString().slice(11, 16)} UTC`
  const time = at === undefined ? '' : `<tg-time unix="${Math.floor(at / 1000)}" format="t">${clock}</tg-time>`
  return tag('i', [esc(oneLine(note ?? '')), time].filter((piece) => piece !== '').join(' · '))
}

const buttonRows = (actions: readonly Action[], { buttons }: RenderContext, style?: 'link'): string =>
  toRows(actions.map((action) => toButton(action, buttons)))
    .map((row) => `<tg-button-row>${row.map((button) => toTag(button, style)).join('')}</tg-button-row>`)
    .join('')

const toTag = ({ text, callback_data, style: tone }: Button, style?: 'link'): string => {
  const shown = style ?? tone
  return `<tg-button type="callback_data"${shown === undefined ? '' : ` style="${shown}"`} data="${attribute(callback_data)}">${esc(text)}</tg-button>`
}

const running = (pieces: readonly Inline[], context: RenderContext): string =>
  pieces.map((piece) => inline(piece, context)).join('')

const inline = (piece: Inline, context: RenderContext): string => {
  switch (piece.kind) {
    case 'text':
      return esc(tidy(piece.text))
    case 'strong':
      return tag('b', esc(tidy(piece.text)))
    case 'link': {
      const url = linkable(piece.url)
      const text = tidy(piece.text)
      return url === null ? esc(text) : `<a href="${attribute(url)}">${esc(isVisible(text) ? text : url)}</a>`
    }
    case 'command':
      return tag('code', esc(typed(piece.line, context.names)))
  }
}

const tag = (name: string, html: string): string => (html === '' ? '' : `<${name}>${html}</${name}>`)
const esc = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const attribute = (text: string): string => esc(text).replaceAll('"', '&quot;')
