import type { Doc } from '../../../src/doc.ts'
import type { RenderContext } from './blocks.ts'
import { type ClassicBody, classic } from './classic.ts'
import { type PhotoPart, photosIn } from './photos.ts'
import { type Rich, rich } from './rich.ts'
import { withoutCommands } from './without-commands.ts'

/** One message, without the chat it goes to: it is written out once for any number of readers. */
export type Part =
  | { readonly kind: 'classic'; readonly body: ClassicBody }
  /** `fallback` says the same to an API server that does not know rich messages, or not all that is in this one. */
  | (Rich & { readonly kind: 'rich'; readonly fallback: readonly Plain[] })
  | PhotoPart

/** A part that every API server knows. */
type Plain = { readonly kind: 'classic'; readonly body: ClassicBody } | PhotoPart

/**
 * The doc as parts; in `rich` format an issue becomes a single one if it fits, pictures and all. Else photos follow the text, all of it: Telegram makes a photo of
 * a text and never a text of a photo, so a correction could not put a text where a photo was. Pure, never empty.
 */
export const render = (whole: Doc, renderContext: RenderContext, format: 'classic' | 'rich'): readonly Part[] => {
  const doc = withoutCommands(whole, renderContext.names)
  const bodies = classic(doc, renderContext)
  const photos = photosIn(doc)
  const plain: readonly Plain[] = [...bodies.map((body) => ({ kind: 'classic', body }) as const), ...photos]
  const one = format === 'rich' ? rich(doc, renderContext) : null
  return one === null ? plain : [{ kind: 'rich', ...one, fallback: plain }]
}

/** Telegram makes no text of a photo; a photo in the place of a text needs a picture that it has already. Pure. */
export const becomes = (shown: Part, wanted: Part): boolean => (shown.kind === 'photo') === (wanted.kind === 'photo')
