import type { Wants } from '../model.ts'

/**
 * What somebody wants from now on who wanted the one and asks for the other; what is not named stays. Whoever names topics no longer
 * has exceptions, and the other way round; an hour without minutes is a full hour.
 */
export function mergeWants(known: Wants, asked: Partial<Wants>): Wants {
  const wants: Wants = { ...known, ...named(asked) }
  const follow = once(wants.follow)
  const followedOnly =
    (asked.followedOnly ?? (asked.topics === undefined && asked.except === undefined && known.followedOnly)) &&
    follow.length > 0
  const topics = followedOnly || isSome(asked.except) ? [] : once(wants.topics)
  const except =
    followedOnly || topics.length > 0 || (asked.topics !== undefined && asked.except === undefined)
      ? []
      : once(wants.except)
  const minute = asked.minute ?? (asked.hour === undefined ? known.minute : 0)
  const days = [...new Set(wants.days)].sort((a, b) => a - b)
  return {
    ...wants,
    topics,
    except,
    follow,
    mute: once(wants.mute),
    followedOnly,
    minute: wants.hour === null ? 0 : minute,
    days: days.length === 7 ? [] : days,
    quiet: wants.quiet === null || wants.quiet.from === wants.quiet.to ? null : wants.quiet,
  }
}

/** Whether two wish for the same, in whatever order. */
export const sameWants = (a: Wants, b: Wants): boolean => key(a) === key(b)

const key = ({ topics, except, follow, mute, followedOnly, ...rest }: Wants): string => {
  const { hour, minute, timeZone, days, quiet, urgent, format, language, digest, silent, pictures, previews } = rest
  const lists = [topics, except, follow, mute].map((list) => [...list].sort())
  const when = [hour, minute, timeZone, days, quiet?.from, quiet?.to, urgent]
  return JSON.stringify([lists, followedOnly, when, format, language, digest, silent, pictures, previews])
}

/** What is really named: null is an answer ("the brief's own"), what is undefined is none. */
export const named = (asked: { readonly [Name in keyof Wants]?: Wants[Name] | undefined }): Partial<Wants> =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))

const once = (list: readonly string[]): readonly string[] => [...new Set(list)]

const isSome = (list: readonly string[] | undefined): boolean => list !== undefined && list.length > 0
