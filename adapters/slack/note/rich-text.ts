import { z } from 'zod'
import { escapeMrkdwn } from '../render/text.ts'
import { emojiNamed, withEmoji } from './emoji.ts'

const leafShape = z.object({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  name: z.string().optional(),
  /** Code points in hexadecimal digits; the workspace's own emoji have none. */
  unicode: z.string().optional(),
  skin_tone: z.number().optional(),
  user_id: z.string().optional(),
  channel_id: z.string().optional(),
  usergroup_id: z.string().optional(),
  range: z.string().optional(),
  fallback: z.string().optional(),
  value: z.string().optional(),
})
type Leaf = z.infer<typeof leafShape>

const linesShape = z.object({
  type: z.enum(['rich_text_section', 'rich_text_preformatted', 'rich_text_quote']),
  elements: z.array(leafShape),
})
const listShape = z.object({
  type: z.literal('rich_text_list'),
  style: z.string(),
  indent: z.number().default(0),
  offset: z.number().default(0),
  elements: z.array(linesShape),
})
const richTextShape = z.object({ type: z.literal('rich_text'), elements: z.array(z.union([listShape, linesShape])) })

/** A message, as far as it says what somebody wrote. */
export interface Written {
  readonly text?: string | undefined
  readonly blocks?: readonly unknown[] | undefined
}

/**
 * What somebody wrote, in Slack's encoding (`<url|label>`, `&lt;`) but without marks of formatting and with emoji as characters: from the
 * rich text that Slack keeps of a message, where every character is what was typed; else from its text.
 */
export function writtenIn({ text = '', blocks = [] }: Written): string {
  const found = blocks.map((block) => richTextShape.safeParse(block))
  if (found.length === 0 || found.some(({ success }) => !success)) return withEmoji(text)
  return found.flatMap(({ data }) => (data ? data.elements.map(sayElement) : [])).join('\n')
}

const sayElement = (element: z.infer<typeof listShape> | z.infer<typeof linesShape>): string =>
  element.type === 'rich_text_list'
    ? element.elements.map((entry, index) => `${markOf(element, index)}${sayLeaves(entry.elements)}`).join('\n')
    : sayLeaves(element.elements).replace(/\n$/, '')

/** Slack's own lists go no deeper (docs.slack.dev/reference/block-kit/blocks/rich-text-block). */
const deepest = 8

/** Numbers are counted from one in each list; `offset` are those of the list that it goes on with. */
function markOf({ style, indent, offset }: z.infer<typeof listShape>, index: number): string {
  const before = ' '.repeat(4 * Math.min(Math.max(0, indent), deepest))
  return style === 'ordered' ? `${before}${offset + index + 1}. ` : `${before}• `
}

const sayLeaves = (leaves: readonly Leaf[]): string => leaves.map(sayLeaf).join('')

function sayLeaf(leaf: Leaf): string {
  switch (leaf.type) {
    case 'link':
      return `<${escapeMrkdwn(leaf.url ?? '')}${leaf.text ? `|${escapeMrkdwn(leaf.text)}` : ''}>`
    case 'emoji':
      return emojiOf(leaf)
    case 'user':
      return `<@${leaf.user_id}>`
    case 'channel':
      return `<#${leaf.channel_id}>`
    case 'usergroup':
      return `<!subteam^${leaf.usergroup_id}>`
    case 'broadcast':
      return `<!${leaf.range}>`
    default:
      return escapeMrkdwn(leaf.text ?? leaf.fallback ?? leaf.value ?? '')
  }
}

/** In code points: the longest have ten. */
const longestEmoji = 16

function emojiOf({ name = '', unicode, skin_tone: tone }: Leaf): string {
  const points = unicode?.split('-').map((digits) => Number.parseInt(digits, 16)) ?? []
  const good =
    points.length > 0 && points.length <= longestEmoji && points.every((point) => point > 0 && point <= 0x10ffff)
  return good ? String.fromCodePoint(...points) : (emojiNamed(name, tone) ?? `:${name}:`)
}
