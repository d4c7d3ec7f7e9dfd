import { longDate } from '../../../src/doc.ts'
import { type Draft, formats, type Item, type Topic, topicTitleIn } from '../../../src/model.ts'
import { type Block, type Button, type Option, plain, type SlackView } from '../blocks.ts'
import { limits } from '../limits.ts'
import type { HomeLook } from '../ports.ts'
import { contextBlocks } from '../render/item.ts'
import { weightOfBlocks } from '../render/measure.ts'
import { richBlocks, words } from '../render/rich.ts'
import { clean, cut } from '../render/text.ts'
import { type HomeWords, homeWordsIn } from './words.ts'

/** How many headlines of an issue or a draft the home tab shows. */
const headlines = 20
/** Ten boxes stand in one group; more topics than this are chosen by command. */
const topicGroups = 5

/** The names of the home tab's controls, after the prefix. */
export const controls = {
  subscribe: 'home:subscribe',
  stop: 'home:stop',
  topics: 'home:topics',
  format: 'home:format',
  hour: 'home:hour',
  run: 'home:run',
} as const

/** The home tab of one person. Pure. */
export function homeView(look: HomeLook, actions: string, slash: string): SlackView {
  const say = homeWordsIn(look.language)
  const blocks: readonly Block[] = [
    { type: 'header', text: plain(cut(clean(look.title).trim() || '…', limits.header.text)) },
    ...stateBlocks(look, say, actions),
    ...wantsBlocks(look, say, actions),
    { type: 'divider' },
    ...latestBlocks(look, say, slash),
    ...(look.draft ? draftBlocks(look.draft, look.proposals, say, actions) : []),
  ]
  return { type: 'home', callback_id: `${actions}home`, blocks: within(blocks) }
}

function stateBlocks({ subscription, paused: why }: HomeLook, say: HomeWords, actions: string): readonly Block[] {
  const active = subscription?.state === 'active'
  const paused = subscription?.state === 'paused'
  const text = active ? say.subscribed : paused ? say.paused(why ?? '…') : say.notSubscribed
  const button: Button = active
    ? { type: 'button', action_id: `${actions}${controls.stop}`, text: plain(say.stop), value: 'stop' }
    : {
        type: 'button',
        action_id: `${actions}${controls.subscribe}`,
        text: plain(say.subscribe),
        value: 'subscribe',
        style: 'primary',
      }
  return [{ type: 'section', text: plain(cut(text, limits.section.text)), accessory: button }]
}

function wantsBlocks(look: HomeLook, say: HomeWords, actions: string): readonly Block[] {
  const { subscription, topics } = look
  if (subscription?.state !== 'active') return []
  const { except } = subscription
  // Whoever wants all but some has the others ticked.
  const wanted = new Set(
    except.length === 0 ? subscription.topics : topics.flatMap(({ slug }) => (except.includes(slug) ? [] : slug)),
  )
  const groups = topicGroupsOf(followedFirst(topics, wanted)).map((group, index): Block => {
    const options = group.map((topic) => option(topicTitleIn(topic, look.language), topic.slug))
    const ticked = options.filter(({ value }) => wanted.has(value))
    return {
      type: 'actions',
      block_id: `topics-${index}`,
      elements: [
        {
          type: 'checkboxes',
          action_id: `${actions}${controls.topics}:${index}`,
          options,
          ...(ticked.length > 0 ? { initial_options: ticked } : {}),
        },
      ],
    }
  })
  const hours = [
    option(say.atOnce, 'now'),
    ...Array.from({ length: 24 }, (_, hour) => option(`${String(hour).padStart(2, '0')}:00`, `${hour}`)),
  ]
  const styles = formats.map((format) => option(say[format], format))
  return [
    ...(groups.length > 0
      ? [...richBlocks(words(say.topics, { bold: true })), ...groups, ...contextBlocks([say.topicsNote])]
      : []),
    ...richBlocks(words(say.when, { bold: true })),
    {
      type: 'actions',
      block_id: 'wants',
      elements: [
        select(`${actions}${controls.hour}`, hours, subscription.hour === null ? 'now' : `${subscription.hour}`),
        select(`${actions}${controls.format}`, styles, subscription.format),
      ],
    },
    ...contextBlocks([say.zone(subscription.timeZone ?? look.timeZone)]),
  ]
}

/** Where not all have boxes, those that are followed do: a box that is not there would be one that was taken away. */
const followedFirst = (topics: readonly Topic[], wanted: ReadonlySet<string>): readonly Topic[] =>
  topics.length <= topicGroups * limits.checkboxes.options
    ? topics
    : topics.toSorted((a, b) => Number(wanted.has(b.slug)) - Number(wanted.has(a.slug)))

/** The topics that have boxes, in groups of ten. */
export const topicGroupsOf = (topics: readonly Topic[]): readonly (readonly Topic[])[] =>
  Array.from({ length: Math.min(topicGroups, Math.ceil(topics.length / limits.checkboxes.options)) }, (_, index) =>
    topics.slice(index * limits.checkboxes.options, (index + 1) * limits.checkboxes.options),
  )

function latestBlocks({ latest, language }: HomeLook, say: HomeWords, slash: string): readonly Block[] {
  if (!latest) return contextBlocks([say.noIssue])
  const head = cut(say.latest(latest.number, longDate(latest.date, language)), limits.header.text)
  return [...richBlocks(words(head, { bold: true })), ...listed(itemsOf(latest), say, `${slash} latest`)]
}

const draftBlocks = (draft: Draft, proposals: number, say: HomeWords, actions: string): readonly Block[] => {
  const items = itemsOf(draft)
  const run = (line: string, label: string): Button => ({
    type: 'button',
    action_id: `${actions}${controls.run}:${line}`,
    text: plain(label),
    value: line,
  })
  return [
    { type: 'divider' },
    ...richBlocks(words(say.draft(items.length), { bold: true })),
    {
      type: 'actions',
      block_id: 'desk',
      elements: [
        run('draft', say.openDraft),
        ...(items.length > 0 ? [run('publish', say.publish)] : []),
        ...(proposals > 0 ? [run('proposals', say.proposals(proposals))] : []),
      ],
    },
    ...listed(items, say, null),
  ]
}

function listed(items: readonly Item[], say: HomeWords, line: string | null): readonly Block[] {
  const shown = items.slice(0, headlines).map((item) => cut(`${item.number}. ${clean(item.headline)}`, 250))
  const left = items.length - shown.length
  return [
    ...richBlocks(words(shown.join('\n'))),
    ...(left > 0 ? contextBlocks([line ? say.more(left, line) : `+ ${left}`]) : []),
  ]
}

const itemsOf = (draft: Draft): readonly Item[] => draft.sections.flatMap((section) => section.items)

const option = (label: string, value: string): Option => ({
  text: plain(cut(clean(label).trim() || value, limits.select.text)),
  value: value.slice(0, limits.select.value),
})

function select(actionId: string, options: readonly Option[], value: string) {
  const initial = options.find((one) => one.value === value)
  return {
    type: 'static_select',
    action_id: actionId,
    options,
    ...(initial ? { initial_option: initial } : {}),
  } as const
}

/** A tab has room for 100 blocks; what is last gives way. */
function within(blocks: readonly Block[]): readonly Block[] {
  const kept = blocks.slice(0, limits.view.blocks)
  while (kept.length > 1 && weightOfBlocks(kept) > limits.view.bytes / 6) kept.pop()
  return kept
}
