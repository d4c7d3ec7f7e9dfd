import { type Language, languageOfTag } from '../../../src/model.ts'
import type { Workspace } from '../app/workspaces.ts'

/** What Slack tells about somebody. */
export interface Profile {
  /** As the workspace shows it. */
  readonly name: string | null
  /** The brief's where Slack tells none that we speak. */
  readonly language: Language
  /** The zone that Slack shows them times in, as it names it, or null. */
  readonly timeZone: string | null
  readonly guest: boolean
  /** Belongs to another workspace and is here through Slack Connect. */
  readonly stranger: boolean
}

/** Looks people up, and remembers them for an hour. Never throws: who cannot be looked up is nobody special. */
export type LookUp = (workspace: Workspace, user: string) => Promise<Profile>

/** A look-up that takes longer has to do without. */
const patienceMs = 5000

/** People, as Slack knows them; at most `most` are remembered. */
export function createPeople(now: () => number, fallback: Language, most = 5000): LookUp {
  const known = new Map<string, { readonly profile: Profile; readonly until: number }>()
  return async (workspace, user) => {
    const key = `${workspace.account}:${user}`
    const before = known.get(key)
    if (before && before.until > now()) return before.profile
    const answer = await workspace.client
      .ask('users.info', { user, include_locale: true }, patienceMs)
      .catch(() => null)
    const profile = toProfile(answer?.user, workspace.account, fallback)
    if (answer === null) return profile
    if (known.size >= most) known.delete(known.keys().next().value ?? '')
    known.set(key, { profile, until: now() + 3_600_000 })
    return profile
  }
}

function toProfile(user: unknown, account: string, fallback: Language): Profile {
  const field = (name: string): unknown =>
    typeof user === 'object' && user !== null ? Reflect.get(user, name) : undefined
  const locale = field('locale')
  const names = [field('real_name'), field('name')].filter((name) => typeof name === 'string')
  const team = field('team_id')
  const zone = field('tz')
  return {
    name: names.find((name) => name.trim()) ?? null,
    language: (typeof locale === 'string' ? languageOfTag(locale) : null) ?? fallback,
    timeZone: typeof zone === 'string' && zone !== '' ? zone : null,
    guest: field('is_restricted') === true || field('is_ultra_restricted') === true,
    stranger:
      field('is_stranger') === true || (account.startsWith('T') && typeof team === 'string' && team !== account),
  }
}
