import { suggest } from '../../compose/issue.ts'
import type { Action, Doc } from '../../doc.ts'
import { type Topic, topicTitleIn, type Wants } from '../../model.ts'
import { type CommandRequest, lineAbout, say } from '../command.ts'

/** So many topics on a page: few enough to see at once on a telephone. */
const pageSize = 8

/** A press on a topic's box: `+payments`, `-payments /2`, and `=payments` to begin with none. */
const press = /^([+=-])(\S+?)(?:\s+\/(\d{1,3}))?$/
/** A page of boxes; `few`: with none ticked yet. */
const page = /^(few)?\s*(?:\/(\d{1,3}))?$/

/** What `/settings topics …` has to do with boxes, or null: it names topics. */
export type Ticks =
  | { readonly kind: 'page'; readonly few: boolean; readonly page: number }
  | { readonly kind: 'press'; readonly wants: Partial<Wants> | null; readonly page: number }

/** Reads a press or a page. `wants` of a press is null where nothing would be left. */
export function readTicks(value: string, wants: Wants, topics: readonly Topic[]): Ticks | null {
  const [asked, few, number] = page.exec(value) ?? []
  if (asked !== undefined) return { kind: 'page', few: few !== undefined, page: Number(number ?? 1) }
  const [, sign, slug = '', shown] = press.exec(value) ?? []
  if (sign === undefined || !topics.some((topic) => topic.slug === slug)) return null
  return { kind: 'press', page: Number(shown ?? 1), wants: pressed(sign, slug, wants, topics) }
}

function pressed(sign: string, slug: string, wants: Wants, topics: readonly Topic[]): Partial<Wants> | null {
  const without = (slugs: readonly string[]): readonly string[] => slugs.filter((each) => each !== slug)
  if (sign === '=') return { topics: [slug] }
  const some = wants.topics.length > 0
  if (sign === '+') {
    if (!some) return wants.followedOnly ? { topics: [slug] } : { except: without(wants.except) }
    const named = [...without(wants.topics), slug]
    // Whoever ticks every box wants everything, also what has no topic.
    return topics.every((topic) => named.includes(topic.slug)) ? { topics: [] } : { topics: named }
  }
  if (wants.followedOnly) return {}
  if (some) {
    const left = without(wants.topics)
    if (left.length > 0) return { topics: left }
    return wants.follow.length > 0 ? { followedOnly: true } : null
  }
  return { except: [...without(wants.except), slug] }
}

/** Whether the box of a topic is ticked. */
export const isTicked = (slug: string, { topics, except, followedOnly }: Wants): boolean =>
  !followedOnly && (topics.length > 0 ? topics.includes(slug) : !except.includes(slug))

/** The boxes of a page, with what somebody gets by them. */
export function ticksDoc(
  request: CommandRequest,
  wants: Wants,
  { few, page }: { few: boolean; page: number },
  lead: string,
): Doc {
  const { phrases, topics, language } = request
  const { wishes } = phrases
  const pages = Math.max(1, Math.ceil(topics.length / pageSize))
  const at = Math.min(Math.max(1, page), pages)
  const line = (rest: string): string => lineAbout(request, 'settings', `topics ${rest}`)
  const behind = at > 1 ? ` /${at}` : ''
  const boxes = topics.slice((at - 1) * pageSize, at * pageSize).map((topic): Action => {
    const ticked = !few && isTicked(topic.slug, wants)
    const sign = few ? '=' : ticked ? '-' : '+'
    return {
      label: `${ticked ? '✅' : '⬜'} ${topicTitleIn(topic, language)}`,
      command: line(`${sign}${topic.slug}${behind}`),
    }
  })
  const turn = (label: string, to: number): Action => ({ label, command: line(`${few ? 'few ' : ''}/${to}`) })
  const everything = wants.topics.length === 0 && wants.except.length === 0 && !wants.followedOnly
  return say(
    request,
    lead,
    wishes.tick,
    { kind: 'actions', actions: boxes },
    {
      kind: 'actions',
      actions: [
        ...(at > 1 ? [turn(wishes.back1, at - 1)] : []),
        ...(at < pages ? [turn(wishes.more1, at + 1)] : []),
        ...(everything ? [] : [{ label: phrases.choose.everything, command: line('all') }]),
        ...(few || wants.topics.length > 0 ? [] : [{ label: wishes.fromNone, command: line('few') }]),
        { label: phrases.settingsTitle, command: lineAbout(request, 'settings') },
      ],
    },
  )
}

/** Nothing would be left: nobody meant that. */
export const lastTick = (request: CommandRequest): Doc =>
  say(request, suggest(request.phrases.wishes.lastTick, [lineAbout(request, 'unsubscribe')]), {
    kind: 'actions',
    actions: [{ label: request.phrases.choose.everything, command: lineAbout(request, 'settings', 'topics all') }],
  })
