/** A Bot API server in memory that refuses what Telegram refuses, and people who talk to the bot. */

import { patienceMs } from './patience.ts'
import { createCast, type Person, type Place } from './telegram/cast.ts'
import { createEphemerals, type Ephemeral } from './telegram/ephemeral.ts'
import { createFiles, type Files } from './telegram/media.ts'
import { type MethodsState, runMethod } from './telegram/methods.ts'
import { type ApiServer, type Call, createApiServer, type Fault } from './telegram/server.ts'
import type { Losses } from './telegram/text.ts'
import { createUpdates, type Updates } from './telegram/updates.ts'
import { createWorld, type Message, type User } from './telegram/world.ts'

export type { Call, Fault, Message, Person, Place }

export interface FakeTelegram {
  readonly root: string
  readonly token: string
  readonly bot: User & { readonly username: string }
  readonly calls: Call[]
  readonly losses: Losses
  readonly menus: Map<string, unknown>
  readonly updates: Updates
  readonly files: Files
  /** What was shown to one person alone, by anybody. */
  readonly ephemerals: readonly Ephemeral[]
  person(name: string, language?: string): Person
  group(title: string, type?: 'group' | 'supergroup'): Place
  forum(title: string, threads: readonly number[]): Place
  channel(title: string, username: string): Place
  /** What the callback or inline query was answered with, or null. */
  answered(id: string): Readonly<Record<string, unknown>> | null
  /** Sends an update as it is. */
  push(update: object): number
  fault(fault: Fault): void
  revoke(): void
  restore(): void
  /** Something else has happened that somebody may be waiting for. */
  nudge(): void
  /** Resolves with the first truthy value of `look`, tried after each thing that happens here. */
  until<T>(look: () => T | null | undefined | false): Promise<T>
  close(): Promise<void>
}

export interface FakeOptions {
  readonly token?: string
  readonly rich?: boolean
  /** False plays a server whose rich messages have no buttons yet. */
  readonly richButtons?: boolean
  /** False plays a server older than ephemeral messages. */
  readonly knowsEphemeral?: boolean
  readonly readsGroups?: boolean
  readonly inline?: boolean
}

export const createFakeTelegram = async (options: FakeOptions = {}): Promise<FakeTelegram> => {
  const token = options.token ?? '4242:fake-token_ABCdef-123456789'
  const bot = { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Brief', username: 'BriefBot' }
  const world = createWorld(bot)
  const waiting = new Set<() => void>()
  const changed = () => {
    for (const look of [...waiting]) look()
  }
  const updates = createUpdates(changed)
  const files = createFiles()
  const readsGroups = options.readsGroups ?? false
  const state: MethodsState = {
    world,
    losses: { entities: 0, links: 0 },
    menus: new Map(),
    callbacks: new Map(),
    inline: new Map(),
    rich: options.rich ?? true,
    richButtons: options.richButtons ?? true,
    ephemerals: createEphemerals(options.knowsEphemeral ?? true),
    files,
    self: {
      ...bot,
      can_join_groups: true,
      can_read_all_group_messages: readsGroups,
      supports_inline_queries: options.inline ?? true,
    },
  }
  const run = (method: string, body: unknown, aborted: AbortSignal): unknown => {
    switch (method) {
      case 'getUpdates':
        return updates.get(body, aborted)
      case 'setWebhook':
        return updates.setWebhook(body)
      case 'deleteWebhook':
        return updates.deleteWebhook()
      case 'getWebhookInfo':
        return {
          url: updates.webhook()?.url ?? '',
          has_custom_certificate: false,
          pending_update_count: updates.waiting(),
        }
      default:
        return runMethod(method, body, state)
    }
  }
  const server: ApiServer = await createApiServer({ token, run, changed, file: (path) => files.read(path) })
  const cast = createCast(world, updates, state, readsGroups)

  return {
    root: server.root,
    token,
    bot,
    calls: server.calls,
    losses: state.losses,
    menus: state.menus,
    updates,
    files,
    ephemerals: state.ephemerals.all,
    ...cast,
    answered: (id) => {
      const query = state.callbacks.get(id) ?? state.inline.get(id)
      return query?.answered === undefined || query.answered === null ? null : { ...query.answered }
    },
    push: (update) => updates.push(update),
    fault: server.fault,
    revoke: server.revoke,
    restore: server.restore,
    nudge: changed,
    until: (look) =>
      new Promise((resolve, reject) => {
        const attempt = () => {
          const found = look()
          if (found === null || found === undefined || found === false) return
          waiting.delete(attempt)
          clearTimeout(late)
          resolve(found)
        }
        const late = setTimeout(() => {
          waiting.delete(attempt)
          const last = server.calls.filter(({ method }) => method !== 'getUpdates').slice(-3)
          reject(new Error(`It did not happen in time: ${look}. Last calls: ${JSON.stringify(last).slice(0, 1000)}`))
        }, patienceMs)
        waiting.add(attempt)
        attempt()
      }),
    async close() {
      updates.close()
      await server.close()
    },
  }
}
