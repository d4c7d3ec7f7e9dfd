import type { Doc } from '../../../src/doc.ts'
import type { Language } from '../../../src/model.ts'
import { frameBytes, longestSubject, mostHtml } from '../limits.ts'
import { emailWords } from '../words.ts'
import { anchor, type Piece, unitOf } from './blocks.ts'
import { pack } from './pack.ts'
import { look } from './style.ts'
import { plain } from './text.ts'

/** One mail, the same for all who get it: without its frame and without the links that are one reader's own. */
export interface EmailPart {
  readonly language: Language
  readonly subject: string
  /** What mail programs show beside the subject. */
  readonly preview: string
  readonly html: string
  readonly text: string
}

export interface RenderOptions {
  /** Where the archive is in a browser, without a slash at its end; null: nowhere. */
  readonly archive: string | null
  /** Stands as the subject where the doc has no title. */
  readonly brief: string
}

/** A doc as mails. Pure. */
export function render(doc: Doc, { archive, brief }: RenderOptions): readonly EmailPart[] {
  const { language, blocks, page = null } = doc
  const words = emailWords(language)
  const places = {
    archive: page?.replace(/\/issues\/\d+$/, '') ?? archive,
    pictures: archive && `${archive}/pictures`,
    page,
  }
  const units = blocks.map((block) => unitOf(block, places))
  const mails = pack(units, mostHtml - frameBytes, page !== null)
  const title = blocks.find((block) => block.kind === 'title')
  const named = [title?.text ?? brief, title?.note ?? '']
    .map((text) => plain(text).trim())
    .filter((text) => text !== '')
  const subject = shortened(named.join(' · ') || brief, longestSubject)
  const preview = shortened(
    blocks
      .flatMap((block) => (block.kind === 'item' ? [plain(block.headline)] : []))
      .slice(0, 3)
      .join(' · '),
    longestSubject,
  )
  return mails.map(({ pieces, left }, at) => {
    const all = left > 0 && page !== null ? [...pieces, rest(left, page, language)] : pieces
    const empty = all.every(({ text, html }) => text.trim() === '' && html === '')
    return {
      language,
      subject: mails.length === 1 ? subject : `${subject} ${words.part(at + 1, mails.length)}`,
      preview,
      html: empty ? `<p ${look('text')}>${words.nothing}</p>` : all.map(({ html }) => html).join(''),
      text: empty ? `${words.nothing}\n\n` : all.map(({ text }) => text).join(''),
    }
  })
}

const rest = (left: number, page: string, language: Language): Piece => {
  const words = emailWords(language)
  return {
    html: `<p ${look('text')}>${words.rest(left)} ${anchor(words.onTheWeb, page)}</p>\n`,
    text: `${words.rest(left)} ${words.onTheWeb}: ${page}\n\n`,
  }
}

const shortened = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`
