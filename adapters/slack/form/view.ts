import { z } from 'zod'
import { type Language, languages } from '../../../src/model.ts'
import { type MessagePosition, positionShape } from '../answer/message-position.ts'
import type { Values } from '../answer/payloads.ts'
import { type Block, plain, type SlackView } from '../blocks.ts'
import { budget, limits } from '../limits.ts'
import { withEmoji } from '../note/emoji.ts'
import { clean, cut, weightOf } from '../render/text.ts'
import type { OpenForm } from './forms.ts'
import { formWordsIn } from './words.ts'

const metadataShape = z.object({
  line: z.string(),
  language: z.enum(languages),
  title: z.string(),
  spot: positionShape,
})
export type FormMetadata = z.infer<typeof metadataShape>

/** A text that is longer than one field is spread over up to this many. */
const fields = 4

/** The modal of a form; null where Slack has no room for so long a text. Pure. */
export function formView(
  { line, form, language }: OpenForm,
  spot: MessagePosition,
  callback: string,
): SlackView | null {
  const say = formWordsIn(language)
  const pieces = inPieces(clean(form.value))
  const title = cut(clean(form.title).trim() || '…', limits.view.title)
  const metadata = JSON.stringify({ line, language, title, spot } satisfies FormMetadata)
  if (pieces === null || metadata.length > limits.view.metadata) return null
  return {
    type: 'modal',
    callback_id: callback,
    title: plain(title),
    submit: plain(say.submit),
    close: plain(say.cancel),
    private_metadata: metadata,
    blocks: pieces.map(
      ({ text: piece, apart }, index): Block => ({
        type: 'input',
        block_id: `${apart ? 'apart' : 'text'}-${index}`,
        label: plain(index === 0 ? say.text : say.more),
        ...(index === 0 ? {} : { optional: true as const }),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: limits.input.text,
          ...(piece ? { initial_value: piece } : {}),
        },
      }),
    ),
  }
}

/** What was entered, over all fields, with the blank lines that stood between them. */
export const enteredIn = (values: Values): string =>
  Array.from({ length: fields }, (_, index) => {
    const entered = (name: string): string => withEmoji(clean(values[`${name}-${index}`]?.value?.value ?? '')).trim()
    return entered('text') ? `\n${entered('text')}` : entered('apart') ? `\n\n${entered('apart')}` : ''
  })
    .join('')
    .trim()

/** What a form brought with it, or null: it is none of ours. */
export function readMetadata(text: string): FormMetadata | null {
  try {
    return metadataShape.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** A modal that only says something. Its buttons are left out: they would stand nowhere. */
export function saidView(callback: string, title: string, language: Language, said: readonly Block[]): SlackView {
  const blocks = said.flatMap((block): readonly Block[] => {
    if (block.type === 'actions' || block.type === 'picture') return []
    return block.type === 'section' ? [{ type: 'section', text: block.text }] : [block]
  })
  return {
    type: 'modal',
    callback_id: `${callback}:said`,
    title: plain(title),
    close: plain(formWordsIn(language).close),
    blocks: blocks.length > 0 ? blocks : [{ type: 'section', text: plain('…') }],
  }
}

/** Some lines of a text; `apart`: a blank line comes before them. Slack may take blanks off the ends of a field. */
interface Piece {
  readonly text: string
  readonly apart: boolean
}

/** Whole lines, as many to a field as it takes; null where a line or all of them are too long. */
function inPieces(text: string): readonly Piece[] | null {
  const pieces: Piece[] = []
  for (const line of text.split('\n')) {
    const last = pieces.at(-1)
    const longer = last === undefined ? line : `${last.text}\n${line}`
    if (last === undefined || weightOf(longer) <= budget.blockText)
      pieces.splice(-1, 1, { text: longer, apart: last?.apart ?? false })
    else pieces.push({ text: line, apart: line === '' || last.text.endsWith('\n') })
  }
  const fits = ({ text: piece }: Piece): boolean => weightOf(piece) <= budget.blockText
  return pieces.length <= fields && pieces.every(fits) ? pieces.map(trimmed) : null
}

const trimmed = ({ text, apart }: Piece): Piece => ({ text: text.trim(), apart })
