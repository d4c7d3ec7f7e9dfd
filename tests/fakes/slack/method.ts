import type { SlackState, TeamState } from './state.ts'

/** The arguments of a call. */
export type Args = Readonly<Record<string, unknown>>
type Result = Readonly<Record<string, unknown>>
/** One method. */
export type Method = (args: Args, state: SlackState, team: TeamState, url: string) => Result | No

/** A refusal, in Slack's word for it. */
export interface No {
  readonly ok: false
  readonly error: string
}

export const no = (error: string): No => ({ ok: false, error })
export const string = (args: Args, name: string): string => (typeof args[name] === 'string' ? args[name] : '')
export const flag = (args: Args, name: string): boolean => args[name] === true || args[name] === 'true'
