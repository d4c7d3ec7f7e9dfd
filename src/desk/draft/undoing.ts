import { z } from 'zod'
import { withPhotos } from '../../store/item-photos.ts'
import { itemShape } from '../post/stored-post.ts'

const which = z.enum(['draft', 'later'])
const oldPlace = z.object({
  title: z.string().nullable(),
  section: z.number(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
const spot = z.object({ issue: which, place: oldPlace })
const placed = spot.extend({ item: itemShape })
const layout = z.array(z.object({ title: z.string().nullable(), keys: z.array(z.string()) }))

const shape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('place'), key: z.string(), was: spot, is: spot, fresh: z.boolean() }),
  z.object({ kind: z.literal('words'), key: z.string(), was: itemShape, is: itemShape }),
  z.object({ kind: z.literal('out'), keys: z.array(z.string()) }),
  z.object({ kind: z.literal('back'), items: z.array(placed) }),
  z.object({ kind: z.literal('title'), was: z.string(), is: z.string() }),
  z.object({ kind: z.literal('footer'), was: z.array(z.string()), is: z.array(z.string()) }),
  z.object({ kind: z.literal('sections'), was: layout, is: layout }),
])

/**
 * What takes a change of the drafts back: an item to its old place, or its old words; what came in out again, what was taken out back;
 * title, closing words and the sections with all that stands in them as they were. `is`: how it was left, to see whether somebody changed
 * it since; `fresh`: the section that it went to came with the move.
 */
export type Undoing = z.infer<typeof shape>

/** Where something stood, told so that it can be found again. */
export type OldSpot = z.infer<typeof spot>

/** The undoing that a line of the record has in it, or null: it cannot be taken back. Reads what earlier releases wrote, too. */
export function readUndoing(
  action: string,
  subject: string,
  detail: Readonly<Record<string, unknown>>,
): Undoing | null {
  const { undo, keys, item, issue, place } = detail
  if (undo !== undefined) return shape.safeParse(undo).data ?? null
  const key = /^draft (\S+)$/.exec(subject)?.[1]
  if (action === 'removed')
    return shape.safeParse({ kind: 'back', items: [{ item: withPhotos(item), issue, place }] }).data ?? null
  if (action === 'posted' && key !== undefined) return { kind: 'out', keys: [key] }
  return action === 'imported' ? (shape.safeParse({ kind: 'out', keys }).data ?? null) : null
}
