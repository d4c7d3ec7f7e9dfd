import type { Doc } from '../../../src/doc.ts'
import { limits } from '../limits.ts'
import { wordsIn } from '../words.ts'
import { type RenderContext, toChunks } from './blocks.ts'
import type { Button, Keyboard } from './keyboard.ts'
import { type Page, pack } from './pack.ts'
import { type Entity, join, plain, styled } from './styled.ts'

/** The body of a sendMessage or editMessageText, without the chat. */
export interface ClassicBody {
  readonly text: string
  readonly entities: readonly Entity[]
  readonly link_preview_options: { readonly is_disabled: boolean }
  readonly reply_markup?: Keyboard
}

/** The doc as one or more plain messages with entities: nothing to escape, within 4096 characters and 100 entities. */
export const classic = (doc: Doc, renderContext: RenderContext): readonly ClassicBody[] => {
  const chunks = toChunks(doc, renderContext)
  const words = wordsIn(doc.language)
  const marker = styled('italic', words.continued)
  const whole = pack(chunks, { text: limits.text, entities: limits.entities }, marker)
  const single = whole[0]
  if (single === undefined) return [toBody({ text: plain(words.nothing), rows: [] }, doc)]
  if (whole.length === 1) return [toBody(single, doc)]
  // Room for "part 10 of 12" and the empty line before it.
  const pages = pack(chunks, { text: limits.text - 40, entities: limits.entities - 1 }, marker)
  return pages.map((page, index) =>
    toBody({ ...page, text: join([page.text, styled('italic', words.part(index + 1, pages.length))], '\n\n') }, doc),
  )
}

const toBody = (page: Page, { language, previews = false }: Pick<Doc, 'language' | 'previews'>): ClassicBody => {
  const text = page.text.text === '' ? plain(wordsIn(language).choose) : page.text
  return {
    text: text.text,
    entities: text.entities,
    link_preview_options: { is_disabled: !previews },
    ...(page.rows.length === 0 ? {} : { reply_markup: { inline_keyboard: arrange(page.rows) } }),
  }
}

/** Buttons that stand alone and are small, such as item numbers, form a grid. */
const arrange = (rows: readonly (readonly Button[])[]): readonly (readonly Button[])[] => {
  const grid: Button[][] = []
  let filling: Button[] | null = null
  for (const row of rows) {
    const [only] = row
    if (only === undefined) continue
    if (row.length > 1 || only.text.length > 3) {
      grid.push([...row])
      filling = null
    } else if (filling === null || filling.length >= limits.buttonsInRow) {
      filling = [only]
      grid.push(filling)
    } else filling.push(only)
  }
  return grid
}
