import type { Action, Block, Doc } from '../../doc.ts'
import type { Wants } from '../../model.ts'
import { askReader } from '../asking.ts'
import { type CommandRequest, lineAbout } from '../command.ts'
import { respelled } from '../words/spelling/respell.ts'

/** What is to be changed. */
export interface Change {
  readonly wants: Partial<Wants>
  /** By a box on this page of them. */
  readonly ticks?: number
  /** What is said above the settings that are shown then. */
  readonly lead?: string
}

/** A button that sets this. */
export const setTo = (request: CommandRequest, label: string, rest: string): Action => ({
  label,
  command: lineAbout(request, 'settings', rest),
})

/** Buttons for what a value may have been meant to be that has a slip in it; `reads`: whether the setting takes it so. */
export const setNearly = (
  request: CommandRequest,
  name: string,
  written: string,
  reads: (value: string) => boolean,
): readonly Action[] =>
  respelled(written, request.topics)
    .filter(reads)
    .slice(0, 2)
    .map((way) => setTo(request, way, `${name} ${way}`.trim()))

/** The way back to all of them. */
export const toSettings = (request: CommandRequest): Action => ({
  label: request.phrases.settingsTitle,
  command: lineAbout(request, 'settings'),
})

/** What a setting does, with buttons; in private what is written next is the answer. Nothing is changed before that. */
export async function explainWish(
  request: CommandRequest,
  name: string,
  words: readonly (Block | string)[],
  actions: readonly Action[],
): Promise<Doc> {
  const blocks: readonly (Block | string)[] = [
    ...words,
    { kind: 'actions', actions: [...actions, toSettings(request)] },
  ]
  return askReader(request, lineAbout(request, 'settings', name), ...blocks)
}
