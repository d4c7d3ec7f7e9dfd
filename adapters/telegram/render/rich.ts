import { type Block, type Doc, formless, type Inline } from '../../../src/doc.ts'
import { limits } from '../limits.ts'
import { wordsIn } from '../words.ts'
import { hashtag, type RenderContext, typed } from './blocks.ts'
import { type Keyboard, toButton, toRows } from './keyboard.ts'
import { isVisible, oneLine, tidy } from './styled.ts'
import { linkable } from './url.ts'

/** The body of a sendRichMessage, or with editMessageText, without the chat. */
export interface RichBody {
  readonly rich_message: { readonly html: string }
  readonly reply_markup?: Keyboard
}

/** A whole issue in one rich message, or null: the doc is no issue, or too large for one. */
export const rich = (doc: Doc, renderContext: RenderContext): RichBody | null => {
  const titled = doc.blocks.some((block) => block.kind === 'title')
  const full = doc.blocks.some((block) => block.kind === 'item' && block.body.length > 0)
  if (!titled || !full) return null
  const html = doc.blocks.map((block) => toHtml(block, doc, renderContext)).join('')
  const blocks = html.match(/<(?:h\d|p|ul|li|details|summary|footer|hr)\b/g)?.length ?? 0
  // The markup counts too, so the text is surely within the limit.
  if (html.length > limits.richText || blocks > limits.richBlocks) return null
  const rows = doc.blocks.flatMap((block) => {
    if (block.kind === 'actions')
      return toRows(formless(block.actions).map((action) => toButton(action, renderContext.buttons)))
    return block.kind === 'item' && block.open !== null ? [[toButton(block.open, renderContext.buttons)]] : []
  })
  if (rows.flat().length > limits.buttons) return null
  return { rich_message: { html }, ...(rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows } }) }
}

const toHtml = (block: Block, doc: Doc, renderContext: RenderContext): string => {
  switch (block.kind) {
    case 'title':
      return tag('h1', esc(oneLine(block.text))) + tag('p', tag('i', esc(oneLine(block.note ?? ''))))
    case 'heading':
      return tag('h2', esc(oneLine(block.text)))
    case 'item': {
      const [first = '', ...rest] = block.body.map((line) => tag('p', esc(oneLine(line))))
      const summary = tag('summary', esc(wordsIn(doc.language).readOn))
      const url = linkable(block.source?.url ?? null)
      const name = esc(oneLine(block.source?.name ?? '') || (url ?? ''))
      const source = url === null ? tag('i', name) : `<a href="${attribute(url)}">${name}</a>`
      const origin = [source, block.topics.map(hashtag).join(' ')].filter((piece) => piece !== '').join(' · ')
      return [
        tag('h3', esc(`${block.number}. ${oneLine(block.headline)}`)),
        first,
        rest.length === 0 ? '' : `<details>${summary}${rest.join('')}</details>`,
        tag('p', origin),
        tag('p', tag('i', esc(oneLine(block.note ?? '')))),
      ].join('')
    }
    case 'paragraph':
      return tag('p', running(block.text, renderContext))
    case 'list':
      return tag('ul', block.entries.map((entry) => tag('li', running(entry, renderContext))).join(''))
    case 'footer':
      return block.paragraphs.length === 0
        ? ''
        : `<hr/>${tag('footer', block.paragraphs.map(oneLine).map(esc).join('<br>'))}`
    case 'actions':
      return ''
  }
}

const running = (pieces: readonly Inline[], renderContext: RenderContext): string =>
  pieces.map((piece) => inline(piece, renderContext)).join('')

const inline = (piece: Inline, renderContext: RenderContext): string => {
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
      return tag('code', esc(typed(piece.line, renderContext.names)))
  }
}

const tag = (name: string, html: string): string => (html === '' ? '' : `<${name}>${html}</${name}>`)
const esc = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const attribute = (url: string): string => esc(url).replaceAll('"', '&quot;')
