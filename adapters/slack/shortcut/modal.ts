import { type Language, type Topic, topicTitleIn } from '../../../src/model.ts'
import type { Field, Values } from '../answer/payloads.ts'
import { type Block, plain, type SlackView, type TextInput } from '../blocks.ts'
import { budget, limits } from '../limits.ts'
import { withEmoji } from '../note/emoji.ts'
import type { Proposal } from '../ports.ts'
import { split } from '../render/split.ts'
import { clean, cut, linkable } from '../render/text.ts'
import type { Guess } from './guess.ts'
import { type ModalWords, modalWordsIn } from './words.ts'

/** A body that is longer than one field is spread over up to this many. */
const bodies = 4

/** The modal in which somebody looks a message over before it goes to the editors. Pure. */
export function itemModal(options: {
  readonly guess: Guess
  readonly topics: readonly Topic[]
  readonly guessed: readonly string[]
  readonly language: Language
  readonly modal: string
  /** Comes back with the submission; at most 3,000 characters. */
  readonly metadata: string
}): SlackView {
  const { guess, language } = options
  const say = modalWordsIn(language)
  const pieces = split(clean(guess.body), budget.blockText)
  const body = Array.from({ length: Math.min(bodies, Math.max(1, pieces.length)) }, (_, index) =>
    input(`body-${index}`, index === 0 ? say.body : say.bodyMore, pieces[index] ?? '', {
      optional: true,
      multiline: true,
    }),
  )
  return {
    type: 'modal',
    callback_id: options.modal,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(say.cancel),
    private_metadata: options.metadata,
    blocks: [
      input('headline', say.headline, cut(clean(guess.headline), 300), { optional: false, multiline: false }),
      ...body,
      ...(pieces.length > bodies ? [{ type: 'section', text: plain(say.bodyCut) } as const] : []),
      input('source-name', say.sourceName, cut(clean(guess.sourceName), 200), { optional: true, multiline: false }),
      input('source-url', say.sourceUrl, guess.sourceUrl, { optional: true, multiline: false }),
      input('section', say.section, '', { optional: true, multiline: false }),
      ...topicsInput(options.topics, options.guessed, language, say),
    ],
  }
}

/** A modal that only says something. */
export const noteModal = (modal: string, language: Language, text: string): SlackView => {
  const say = modalWordsIn(language)
  return {
    type: 'modal',
    callback_id: `${modal}:note`,
    title: plain(say.title),
    close: plain(say.close),
    blocks: [{ type: 'section', text: plain(text) }],
  }
}

/** The item that a submitted modal gives, or what is wrong with which field. Pure. */
export function readModal(
  values: Values,
  language: Language,
): { readonly item: Proposal } | { readonly errors: Readonly<Record<string, string>> } {
  const say = modalWordsIn(language)
  const text = (id: string): string => enteredIn(values, id).trim()
  const url = text('source-url')
  const address = url === '' ? null : linkable(url, limits.url)
  const headline = text('headline').replace(/\s+/g, ' ')
  const errors = {
    ...(headline ? {} : { headline: say.needHeadline }),
    ...(url !== '' && address === null ? { 'source-url': say.badUrl } : {}),
    ...(url === '' || text('source-name') ? {} : { 'source-name': say.needName }),
  }
  if (Object.keys(errors).length > 0) return { errors }
  const body = Array.from({ length: bodies }, (_, index) => enteredIn(values, `body-${index}`))
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const name = text('source-name')
  const picked: Field['selected_options'] = values.topics?.[field]?.selected_options ?? []
  return {
    item: {
      headline,
      body,
      source: name || address ? { name, url: address } : null,
      section: text('section').replace(/\s+/g, ' ') || null,
      topics: picked.map((option) => option.value),
    },
  }
}

/** Fields keep emoji by their names. */
const enteredIn = (values: Values, id: string): string => withEmoji(clean(values[id]?.[field]?.value ?? ''))

/** The one action id of all fields; the block id tells them apart. */
const field = 'value'

function input(
  id: string,
  label: string,
  initial: string,
  { optional, multiline }: { readonly optional: boolean; readonly multiline: boolean },
): Block {
  const element: TextInput = {
    type: 'plain_text_input',
    action_id: field,
    max_length: limits.input.text,
    ...(multiline ? { multiline: true as const } : {}),
    ...(initial ? { initial_value: initial } : {}),
  }
  return { type: 'input', block_id: id, label: plain(label), element, ...(optional ? { optional: true as const } : {}) }
}

function topicsInput(
  topics: readonly Topic[],
  guessed: readonly string[],
  language: Language,
  say: ModalWords,
): readonly Block[] {
  if (topics.length === 0) return []
  const options = topics.slice(0, limits.select.options).map((topic) => ({
    text: plain(cut(clean(topicTitleIn(topic, language)).trim() || topic.slug, limits.select.text)),
    value: topic.slug,
  }))
  const initial = options.filter((option) => guessed.includes(option.value))
  return [
    {
      type: 'input',
      block_id: 'topics',
      label: plain(say.topics),
      optional: true,
      element: {
        type: 'multi_static_select',
        action_id: field,
        options,
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      },
    },
  ]
}
