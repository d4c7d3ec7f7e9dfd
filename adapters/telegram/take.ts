import type { Host } from '../../src/adapter.ts'
import type { Doc } from '../../src/doc.ts'
import { paragraph } from '../../src/doc.ts'
import { messageOf } from '../../src/errors.ts'
import type { Language } from '../../src/model.ts'
import type { Buttons } from './buttons.ts'
import type { Client } from './client.ts'
import type { Allowance } from './flood.ts'
import { inlineAnswer, offered } from './inline.ts'
import type { Log } from './log.ts'
import { changeOf, promptFor } from './membership.ts'
import { targetOf, toQuery } from './query.ts'
import type { Ink } from './render/blocks.ts'
import type { Reply } from './reply.ts'
import { type Event, type Me, type Place, toDeepLink } from './updates.ts'
import { type Words, wordsIn } from './words.ts'

/** What dealing with an event needs. */
export interface Counter {
  readonly client: Client
  readonly ink: Ink
  readonly buttons: Buttons
  readonly reply: Reply
  readonly fallback: Language
  /** Whether we live in somebody else's bot. */
  readonly shared: boolean
  readonly log: Log
}

/** Deals with one event; false when it was not ours. Never throws: a fault is logged and the person gets a short apology. */
export const deal = async (event: Event, me: Me, host: Host, counter: Counter): Promise<boolean> => {
  try {
    return await dispatch(event, me, host, counter)
  } catch (thrown) {
    counter.log.error(`An update could not be dealt with: ${messageOf(thrown)}`)
    await apologise(event, counter)
    return true
  }
}

/** Says sorry where somebody waits for an answer. */
export const apologise = (event: Event, counter: Counter): Promise<void> =>
  sayTo(event, counter, (words) => words.apology)

/** What a chat that floods us hears, once; `quiet` only takes the spinner off a button. */
export const slowDown = async (event: Event, allowance: Allowance, counter: Counter): Promise<void> => {
  if (event.kind === 'press') {
    const text = allowance === 'warn' ? wordsIn(event.language ?? counter.fallback).slower : undefined
    await quietly(counter, 'answerCallbackQuery', { callback_query_id: event.id, text })
  } else if (allowance === 'warn') await sayTo(event, counter, (words) => words.slower)
}

const dispatch = async (event: Event, me: Me, host: Host, counter: Counter): Promise<boolean> => {
  const { client, fallback, reply, shared } = counter
  switch (event.kind) {
    case 'command': {
      const understood = await toQuery(event, { client, me, fallback, shared })
      const doc = understood.kind === 'refused' ? understood.doc : await host.answer(understood.query)
      if (doc === null) return false
      await reply(targetOf(event.place, client.bot), doc)
      return true
    }
    case 'press':
      return press(event, me, host, counter)
    case 'inline': {
      const entries = await host.find(event.text.trim(), offered)
      const body = inlineAnswer(event.id, entries, event.language ?? fallback, counter.ink)
      await quietly(counter, 'answerInlineQuery', body)
      return entries.length > 0
    }
    case 'membership': {
      const change = changeOf(event, client.bot)
      if (change !== null) await host.follow(change)
      const prompt = promptFor(event, fallback)
      if (prompt !== null) await ask(String(event.by.id), prompt, counter)
      return false
    }
    case 'moved': {
      const from = targetOf({ chat: event.from, thread: null }, client.bot)
      await host.follow({ kind: 'moved', target: from, to: { ...from, chat: event.to } })
      return false
    }
  }
}

type Press = Extract<Event, { kind: 'press' }>

const press = async (event: Press, me: Me, host: Host, counter: Counter): Promise<boolean> => {
  const { client, buttons, fallback, reply, shared } = counter
  const read = buttons.read(event.data)
  if (read.kind === 'foreign') return false
  const spin = (extra: object) => quietly(counter, 'answerCallbackQuery', { callback_query_id: event.id, ...extra })
  if (read.kind === 'old' || event.place === null || event.message === null) {
    await spin({ text: wordsIn(event.language ?? fallback).oldButton, show_alert: true })
    return true
  }
  const { place, message } = event
  if (place.kind === 'channel') {
    // One reader must not turn a channel's post over for all the others: the answer opens in private.
    const payload = counter.ink.names.toTyped('start') === 'start' ? toDeepLink(read.line) : null
    if (payload !== null) await spin({ url: `https://t.me/${me.username}?start=${payload}` })
    else await spin({ text: wordsIn(event.language ?? fallback).inPrivate(me.username), show_alert: true })
    return true
  }
  const spun = spin({})
  const [command = '', ...words] = read.line.split(' ')
  const said = { ...event, place, command: command.toLowerCase(), args: words.join(' '), addressed: true }
  const understood = await toQuery(said, { client, me, fallback, shared })
  const doc = understood.kind === 'refused' ? understood.doc : await host.answer(understood.query)
  if (doc !== null) await reply(targetOf(place, client.bot), doc, message)
  await spun
  return true
}

/** Somebody who never started the bot cannot be written to; that is their right and no fault. */
const ask = async (person: string, doc: Doc, { client, reply }: Counter): Promise<void> =>
  reply(targetOf({ chat: person, thread: null }, client.bot), doc)

const sayTo = async (event: Event, counter: Counter, choose: (words: Words) => string): Promise<void> => {
  const place: Place | null = event.kind === 'command' || event.kind === 'press' ? event.place : null
  if (place === null || (event.kind !== 'command' && event.kind !== 'press')) return
  const language = event.language ?? counter.fallback
  const doc: Doc = { language, blocks: [paragraph(choose(wordsIn(language)))] }
  await counter.reply(targetOf(place, counter.client.bot), doc)
}

const quietly = async ({ client, log }: Counter, method: string, body: object): Promise<void> => {
  try {
    await client.call(method, body)
  } catch (thrown) {
    log.info(`Telegram did not take an answer: ${messageOf(thrown)}`)
  }
}
