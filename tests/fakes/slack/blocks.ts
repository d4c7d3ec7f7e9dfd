import { z } from 'zod'

/*
 * Block Kit's rules, written down apart from the adapter's own, from docs.slack.dev/reference/block-kit. Slack counts escaped
 * characters (assumption: everywhere).
 */

const counted = (text: string): number =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').length
const text = (most: number) => z.string().refine((value) => value.trim() !== '' && counted(value) <= most)
const id = z.string().min(1).max(255)
const wellFormed = (value: string): boolean => value.isWellFormed() && !value.includes('\u0000')

const plainText = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() })
const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().optional() })
const anyText = (most: number) => z.discriminatedUnion('type', [plainText(most), mrkdwn(most)])
const url = z.url({ protocol: /^https?$/ }).max(3000)

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style: z.enum(['primary', 'danger']).optional(),
})
const option = z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) })
const select = z.strictObject({
  type: z.literal('static_select'),
  action_id: id,
  options: z.array(option).min(1).max(100),
  initial_option: option.optional(),
})
const multiSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  action_id: id,
  options: z.array(option).min(1).max(100),
  initial_options: z.array(option).min(1).optional(),
})
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  action_id: id,
  options: z.array(option).min(1).max(10),
  initial_options: z.array(option).min(1).optional(),
})
const input = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: id,
  multiline: z.boolean().optional(),
  initial_value: z.string().max(3000).optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
})

const style = z.strictObject({ bold: z.boolean(), italic: z.boolean(), code: z.boolean() }).partial()
const leaf = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({ type: z.literal('link'), url, text: z.string().min(1).optional(), style: style.optional() }),
])
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(leaf).min(1) })
const richList = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(richSection).min(1),
})

const common = { block_id: id.optional() }
const header = z.strictObject({ ...common, type: z.literal('header'), text: plainText(150) })
const section = z.strictObject({
  ...common,
  type: z.literal('section'),
  text: anyText(3000),
  accessory: button.optional(),
})
const context = z.strictObject({
  ...common,
  type: z.literal('context'),
  elements: z.array(anyText(3000)).min(1).max(10),
})
const divider = z.strictObject({ ...common, type: z.literal('divider') })
const image = z.strictObject({
  ...common,
  type: z.literal('image'),
  slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }),
  alt_text: text(2000),
})
/** The children that both Slack's page and its validator take, as far as Briefwire makes them: no rich_text. */
const container = z.strictObject({
  ...common,
  type: z.literal('container'),
  title: plainText(150),
  subtitle: anyText(150).optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  child_blocks: z
    .array(z.discriminatedUnion('type', [header, section, context, divider, image]))
    .min(1)
    .max(10),
})
const block = z.discriminatedUnion('type', [
  header,
  section,
  context,
  divider,
  image,
  container,
  z.strictObject({
    ...common,
    type: z.literal('rich_text'),
    elements: z.array(z.union([richSection, richList])).min(1),
  }),
  z.strictObject({
    ...common,
    type: z.literal('actions'),
    elements: z
      .array(z.discriminatedUnion('type', [button, select, checkboxes]))
      .min(1)
      .max(25),
  }),
  z.strictObject({
    ...common,
    type: z.literal('input'),
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    element: z.discriminatedUnion('type', [input, multiSelect]),
  }),
])
const blocks = z.array(block)
export type SeenBlock = z.infer<typeof block>

const view = z.strictObject({
  type: z.enum(['modal', 'home']),
  callback_id: z.string().max(255).optional(),
  title: plainText(24).optional(),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: blocks.max(100),
})
export type SeenView = z.infer<typeof view>

/** A block, and what stands in it. */
export const withChildren = (all: readonly SeenBlock[]): readonly SeenBlock[] =>
  all.flatMap((one): readonly SeenBlock[] => (one.type === 'container' ? [one, ...one.child_blocks] : [one]))

/** What is wrong with blocks, each with the place where it is: what blocks.validate answers. */
export function validate(
  raw: unknown,
): readonly { readonly pointer: string; readonly code: string; readonly message: string }[] {
  const { error } = blocks.max(50).safeParse(raw)
  return (error?.issues ?? []).map(({ path, code, message }) => ({ pointer: `/${path.join('/')}`, code, message }))
}

/** What Slack says to the blocks of a message: its error word, or the blocks. `sum` is off for response addresses (bolt-js#2867). */
export function readBlocks(
  raw: unknown,
  sum = true,
): { readonly error: string } | { readonly blocks: readonly SeenBlock[] } {
  const parsed = blocks.max(50).safeParse(raw)
  if (!parsed.success || !wellFormed(JSON.stringify(raw)) || repeats(parsed.data)) return { error: 'invalid_blocks' }
  if (parsed.data.some((one) => one.type === 'input')) return { error: 'invalid_blocks' }
  // Assumption: what stands in containers counts.
  if (withChildren(parsed.data).length > 50) return { error: 'invalid_blocks' }
  return sum && tooHeavy(parsed.data) ? { error: 'msg_blocks_too_long' } : { blocks: parsed.data }
}

/** The same for a modal or a home tab. */
export function readView(raw: unknown): { readonly error: string } | { readonly view: SeenView } {
  const parsed = view.safeParse(raw)
  if (!parsed.success || repeats(parsed.data.blocks)) return { error: 'invalid_arguments' }
  const inputs = parsed.data.blocks.some((one) => one.type === 'input')
  if (parsed.data.type === 'modal' && (!parsed.data.title || (inputs && !parsed.data.submit)))
    return { error: 'invalid_arguments' }
  return JSON.stringify(raw).length > 250_000 ? { error: 'view_too_large' } : { view: parsed.data }
}

function repeats(all: readonly SeenBlock[]): boolean {
  const ids = withChildren(all).flatMap((one) => one.block_id ?? [])
  const actions = all.map((one) => (one.type === 'actions' ? one.elements.map((element) => element.action_id) : []))
  return new Set(ids).size !== ids.length || actions.some((row) => new Set(row).size !== row.length)
}

/** Assumption: what was measured (bolt-js#2509, #2867): 12,000 characters with 100 more for each header, 11,300 with rich text. */
function tooHeavy(all: readonly SeenBlock[]): boolean {
  const headers = all.filter((one) => one.type === 'header').length
  const rich = all.some((one) => one.type === 'rich_text')
  return counted(textsIn(all).join('')) + headers * 100 > (rich ? 11_300 : 12_000)
}

/** All that people can read, in order. */
export function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  )
}
