import type {
  Block,
  Button,
  Checkboxes,
  Option,
  PlainText,
  Select,
  SlackPart,
  SlackView,
} from '../../../adapters/slack/blocks.ts'
import { limits } from '../../../adapters/slack/limits.ts'
import { countOfBlocks, weightOfBlocks } from '../../../adapters/slack/render/measure.ts'
import { weightOf } from '../../../adapters/slack/render/text.ts'

/** What Slack would refuse in a message, in words; empty when it would take it. `edit` adds the rules of chat.update. */
export function checkMessage(part: SlackPart, edit = true): readonly string[] {
  const bytes = Buffer.byteLength(part.text)
  return [
    ...(part.text.trim() ? [] : ['text: is empty']),
    ...over('text', part.text.length, limits.message.text),
    ...(edit ? over('text in UTF-8 bytes', bytes, limits.message.updateTextBytes) : []),
    ...checkForm(part.blocks, part.hint),
    ...(part.folded ? checkForm(part.folded, part.hint).map((fault) => `folded: ${fault}`) : []),
  ]
}

/** One form of a message, with what is said under it where others follow in its thread. */
function checkForm(blocks: readonly Block[], hint: Block | undefined): readonly string[] {
  const all = hint ? [...blocks, hint] : blocks
  return [
    ...some('blocks', countOfBlocks(all), limits.message.blocks),
    ...over('all blocks together', weightOfBlocks(all), limits.message.weight),
    ...checkBlocks(all),
  ]
}

/** What Slack would refuse in a modal or a home tab. */
export function checkView(view: SlackView): readonly string[] {
  return [
    ...over('blocks', view.blocks.length, limits.view.blocks),
    ...over('private_metadata', view.private_metadata?.length ?? 0, limits.view.metadata),
    ...over('callback_id', view.callback_id.length, limits.view.callbackId),
    ...over('view in bytes', Buffer.byteLength(JSON.stringify(view)), limits.view.bytes),
    ...(view.type === 'modal' && !view.title ? ['title: a modal needs one'] : []),
    ...(view.title ? checkText('title', view.title, limits.view.title) : []),
    ...(view.submit ? checkText('submit', view.submit, limits.view.button) : []),
    ...(view.close ? checkText('close', view.close, limits.view.button) : []),
    ...checkBlocks(view.blocks),
  ]
}

function checkBlocks(blocks: readonly Block[]): readonly string[] {
  const nested = blocks.flatMap((block) => (block.type === 'container' ? block.child_blocks : []))
  const ids = [...blocks, ...nested].flatMap((block) => block.block_id ?? [])
  return [
    ...(new Set(ids).size === ids.length ? [] : ['block_id: given twice']),
    ...ids.flatMap((id) => over('block_id', id.length, limits.id)),
    ...blocks.flatMap((block, index) => checkBlock(block).map((fault) => `block ${index} (${block.type}): ${fault}`)),
  ]
}

function checkBlock(block: Block): readonly string[] {
  switch (block.type) {
    case 'header':
      return checkText('text', block.text, limits.header.text)
    case 'section':
      return [
        ...checkText('text', block.text, limits.section.text),
        ...(block.accessory ? checkControl(block.accessory) : []),
      ]
    case 'context':
      return [
        ...some('elements', block.elements.length, limits.context.elements),
        ...block.elements.flatMap((element) => checkText('element', element, limits.context.text)),
      ]
    case 'rich_text':
      return [...some('elements', block.elements.length, limits.richText), ...checkRich(block)]
    case 'actions':
      return [
        ...some('elements', block.elements.length, limits.actions.elements),
        ...(new Set(block.elements.map((one) => one.action_id)).size === block.elements.length
          ? []
          : ['action_id: given twice']),
        ...block.elements.flatMap(checkControl),
      ]
    case 'input':
      return [
        ...checkText('label', block.label, limits.input.label),
        ...(block.hint ? checkText('hint', block.hint, limits.input.hint) : []),
        ...(block.element.type === 'plain_text_input'
          ? over('initial_value', weightOf(block.element.initial_value ?? ''), limits.input.text)
          : checkOptions(block.element.options, block.element.initial_options ?? null, limits.select.options)),
      ]
    case 'container':
      return [
        ...checkText('title', block.title, limits.container.title),
        ...(block.subtitle ? checkText('subtitle', block.subtitle, limits.container.subtitle) : []),
        ...some('children', block.child_blocks.length, limits.container.children),
        ...block.child_blocks.flatMap(checkBlock).map((fault) => `child: ${fault}`),
      ]
    case 'image':
    case 'picture':
      return checkText('alt_text', { text: block.alt_text }, limits.image.alt)
    case 'divider':
      return []
  }
}

function checkRich(block: Extract<Block, { type: 'rich_text' }>): readonly string[] {
  const sections = block.elements.flatMap((element) =>
    element.type === 'rich_text_list' ? element.elements : [element],
  )
  const leaves = sections.flatMap((section) => section.elements)
  return [
    ...sections.flatMap((section) => (section.elements.length > 0 ? [] : ['an empty section'])),
    ...leaves.flatMap((leaf) => (leaf.text === '' ? ['an empty text'] : [])),
    ...leaves.flatMap((leaf) => (leaf.type === 'link' ? checkUrl(leaf.url) : [])),
    ...over(
      'text',
      leaves.reduce((sum, leaf) => sum + weightOf(leaf.text), 0),
      limits.richText,
    ),
  ]
}

function checkControl(control: Button | Select | Checkboxes): readonly string[] {
  const id = over('action_id', control.action_id.length, limits.id)
  switch (control.type) {
    case 'button':
      return [
        ...id,
        ...checkText('button', control.text, limits.button.text),
        ...over('value', weightOf(control.value), limits.button.value),
      ]
    case 'static_select':
      return [
        ...id,
        ...checkOptions(
          control.options,
          control.initial_option ? [control.initial_option] : null,
          limits.select.options,
        ),
      ]
    case 'checkboxes':
      return [...id, ...checkOptions(control.options, control.initial_options ?? null, limits.checkboxes.options)]
  }
}

function checkOptions(options: readonly Option[], initial: readonly Option[] | null, most: number): readonly string[] {
  const known = options.map((option) => JSON.stringify(option))
  return [
    ...some('options', options.length, most),
    ...options.flatMap((option) => checkText('option', option.text, limits.select.text)),
    ...options.flatMap((option) => over('option value', option.value.length, limits.select.value)),
    ...(initial?.length === 0 ? ['initial options: must not be empty'] : []),
    ...(initial ?? []).flatMap((option) => (known.includes(JSON.stringify(option)) ? [] : ['initial option: unknown'])),
  ]
}

const checkText = (name: string, text: PlainText | { readonly text: string }, most: number): readonly string[] => [
  ...(text.text.trim() ? [] : [`${name}: is empty`]),
  ...over(name, weightOf(text.text), most),
]

const checkUrl = (url: string): readonly string[] => [
  ...(URL.canParse(url) && /^https?:/.test(url) ? [] : ['url: is not http(s)']),
  ...over('url', weightOf(url), limits.url),
]

const some = (name: string, count: number, most: number): readonly string[] => [
  ...(count > 0 ? [] : [`${name}: there are none`]),
  ...over(name, count, most),
]

const over = (name: string, size: number, most: number): readonly string[] =>
  size > most ? [`${name}: ${size}, at most ${most}`] : []
