import type { Host } from '../../../src/adapter.ts'
import type { Doc } from '../../../src/doc.ts'
import { paragraph } from '../../../src/doc.ts'
import { messageOf } from '../../../src/errors.ts'
import type { Language } from '../../../src/model.ts'
import type { Me } from '../api/me.ts'
import { askPlace } from '../send/ask-place.ts'
import type { Under } from '../send/reply.ts'
import { wordsIn } from '../words.ts'
import { askerOf, isPublic, quietly, type UpdateContext } from './context.ts'
import { inlineAnswer, offered } from './inline.ts'
import { changeOf, helloFor, promptFor, topicChange } from './membership.ts'
import { placeOfNote, toNote } from './note.ts'
import { press } from './press.ts'
import { memberOf, targetOf, toQuery } from './query.ts'
import type { Allowance } from './rate-limit.ts'
import type { Event } from './updates.ts'

/** Deals with one event; false when it was not ours. Never throws: a fault is logged and the person gets a short apology. */
export const dispatchSafely = async (event: Event, me: Me, host: Host, context: UpdateContext): Promise<boolean> => {
  try {
    return await dispatch(event, me, host, context)
  } catch (thrown) {
    context.log.error(`An update could not be dealt with: ${messageOf(thrown)}`)
    await apologise(event, host, context)
    return true
  }
}

/** Says sorry where somebody waits for an answer. */
export const apologise = (event: Event, host: Host, context: UpdateContext): Promise<void> =>
  sayTo(event, context, (language) => host.sorry(language, 'failed'))

/** What somebody who floods us hears, once; `quiet` only takes the spinner off a button. */
export const slowDown = async (event: Event, allowance: Allowance, context: UpdateContext): Promise<void> => {
  if (event.kind === 'press') {
    const text = allowance === 'warn' ? wordsIn(event.language ?? context.fallback).slower : undefined
    await quietly(context, 'answerCallbackQuery', { callback_query_id: event.id, text })
  } else if (allowance === 'warn') await sayTo(event, context, (language) => said(language, wordsIn(language).slower))
}

const dispatch = async (event: Event, me: Me, host: Host, context: UpdateContext): Promise<boolean> => {
  const { client, fallback, intake, reply, shared, log } = context
  switch (event.kind) {
    case 'command': {
      // Anybody can make a link: what only editors may do does not come by one.
      const said =
        event.linked && !isPublic(event.command, host, fallback) ? { ...event, command: 'start', args: '' } : event
      const understood = await toQuery(said, { client, me, fallback, shared, intake })
      const doc = understood.kind === 'refused' ? understood.doc : await host.answer(understood.query)
      if (doc === null) {
        if (shared) await host.leave(placeOfNote(event, client.bot))
        return false
      }
      await reply(targetOf(event.place, client.bot), doc, under(event, doc, context))
      await askPlace(doc, targetOf(event.place, client.bot), context, host)
      return true
    }
    case 'note': {
      const words = wordsIn(event.language ?? fallback)
      const doc = await host.note(toNote(event, context, { client, log, words }))
      if (doc !== null) await reply(targetOf(event.place, client.bot), doc, under(event, doc, context))
      if (doc !== null) await askPlace(doc, targetOf(event.place, client.bot), context, host)
      return true
    }
    case 'press':
      return press(event, me, host, context)
    case 'inline': {
      const entries = await host.find(event.text.trim(), offered)
      const body = inlineAnswer(event.id, entries, event.language ?? fallback, context.renderContext)
      await quietly(context, 'answerInlineQuery', body)
      return entries.length > 0
    }
    case 'membership': {
      const change = changeOf(event, client.bot)
      const said = change && (await host.follow(change))
      if (change && said) {
        // Whoever lets the bot write again in private has just pressed Start, and is answered there; a channel's readers need not read it.
        if (event.place.kind === 'group') await reply(change.target, said)
        if (event.place.kind === 'channel') await ask(String(event.by.id), said, context)
        return false
      }
      const prompt = promptFor(event, fallback)
      if (prompt !== null) await ask(String(event.by.id), prompt, context)
      // In somebody else's bot the greeting is theirs.
      const hello = shared ? null : helloFor(event, fallback)
      const only = { person: String(event.by.id), ephemeral: null, callback: null }
      if (hello !== null) await reply(targetOf(event.place, client.bot), hello, context.ephemeral ? { only } : {})
      return false
    }
    case 'topic': {
      const { place } = event
      const ours = event.open ? null : await memberOf(client, place.chat, String(me.id))
      const change = topicChange(event, ours, client.bot)
      const said = change && (await host.follow(change))
      if (said) await reply(targetOf(place, client.bot), said)
      return false
    }
    case 'elsewhere':
      return false
    case 'moved': {
      const from = targetOf({ chat: event.from, thread: null }, client.bot)
      await host.follow({ kind: 'moved', target: from, to: { ...from, chat: event.to } })
      return false
    }
  }
}

/**
 * Where many write, it has to be seen what is answered; so an answer also stays in the thread where it was asked, such as the comments
 * of a channel's post.
 */
const under = (event: Extract<Event, { kind: 'command' | 'note' }>, doc: Doc, context: UpdateContext): Under => {
  const only = askerOf(event, doc, context)
  return event.place.kind === 'group' && event.ephemeral === null ? { only, answers: event.message } : { only }
}

/** Somebody who never started the bot cannot be written to; that is their right and no fault. */
const ask = async (person: string, doc: Doc, { client, reply }: UpdateContext): Promise<void> =>
  reply(targetOf({ chat: person, thread: null }, client.bot), doc)

const said = (language: Language, words: string): Doc => ({ language, blocks: [paragraph(words)] })

const sayTo = async (event: Event, context: UpdateContext, docIn: (language: Language) => Doc): Promise<void> => {
  if (event.kind !== 'command' && event.kind !== 'note' && event.kind !== 'press') return
  if (event.place === null) return
  const doc = docIn(event.language ?? context.fallback)
  const where = event.kind === 'press' ? { only: askerOf(event, doc, context) } : under(event, doc, context)
  await context.reply(targetOf(event.place, context.client.bot), doc, where)
}
