import type { Doc } from '../../../src/doc.ts'
import type { RenderContext } from './blocks.ts'
import { type ClassicBody, classic } from './classic.ts'
import { type PhotoPart, photosIn } from './photos.ts'
import { type RichBody, rich } from './rich.ts'
import { withoutCommands } from './without-commands.ts'

/** One message, without the chat it goes to: it is written out once for any number of readers. */
export type Part =
  | { readonly kind: 'classic'; readonly body: ClassicBody }
  /** `fallback` says the same to an API server that does not know rich messages. */
  | { readonly kind: 'rich'; readonly body: RichBody; readonly fallback: readonly ClassicBody[] }
  | PhotoPart

/**
 * The doc as parts; in `rich` format an issue becomes a single one if it fits. Photos follow the text, all of it: Telegram makes a photo of
 * a text and never a text of a photo, so a correction could not put a text where a photo was. Pure, never empty.
 */
export const render = (whole: Doc, renderContext: RenderContext, format: 'classic' | 'rich'): readonly Part[] => {
  const doc = withoutCommands(whole, renderContext.names)
  const bodies = classic(doc, renderContext)
  const photos = photosIn(doc)
  const body = format === 'rich' ? rich(doc, renderContext) : null
  if (body !== null) return [{ kind: 'rich', body, fallback: bodies }, ...photos]
  return [...bodies.map((each) => ({ kind: 'classic', body: each }) as const), ...photos]
}
