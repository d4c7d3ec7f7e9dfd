import type { Host } from '../../../src/adapter.ts'
import type { Doc } from '../../../src/doc.ts'
import type { Me } from '../api/me.ts'
import type { Names } from '../command-names.ts'
import { limits } from '../limits.ts'
import { typed } from '../render/blocks.ts'
import { askPlace } from '../send/ask-place.ts'
import { wordsIn } from '../words.ts'
import { askerOf, isPublic, quietly, type UpdateContext } from './context.ts'
import { toDeepLink } from './message/command-line.ts'
import { placeOfNote } from './note.ts'
import { targetOf, toQuery } from './query.ts'
import type { Event } from './updates.ts'

type Press = Extract<Event, { kind: 'press' }>

/** Runs the command of a pressed button and puts its answer into the message; false when the button is not ours. */
export const press = async (event: Press, me: Me, host: Host, context: UpdateContext): Promise<boolean> => {
  const { client, buttons, renderContext, fallback, intake, reply, shared } = context
  const read = buttons.read(event.data)
  if (read.kind === 'foreign' && shared) return false
  const words = wordsIn(event.language ?? fallback)
  const spin = (extra: object) => quietly(context, 'answerCallbackQuery', { callback_query_id: event.id, ...extra })
  const alert = (text: string) => spin({ text, show_alert: true })
  const { place, message } = event
  if (read.kind !== 'command' || place === null || message === null) {
    await alert(words.oldButton)
    return true
  }
  const [name = '', ...rest] = read.line.split(' ')
  const command = name.toLowerCase()
  // What is only counted turns nothing over.
  if (place.kind === 'channel' && command !== 'feedback') {
    // One reader must not turn a channel's post over for all the others: the answer opens in private.
    const linkable = renderContext.names.toTyped('start') === 'start' && isPublic(command, host, fallback)
    const payload = linkable ? toDeepLink(read.line) : null
    if (payload !== null) await spin({ url: `https://t.me/${me.username}?start=${payload}` })
    else await alert(words.inPrivate(me.username))
    return true
  }
  const answer = async (): Promise<Doc | null> => {
    const said = { ...event, place, command, args: rest.join(' '), addressed: false, message: null, answers: null }
    // The button is ours, whoever else is in this bot.
    const understood = await toQuery(said, { client, me, fallback, shared: false, intake })
    return understood.kind === 'refused' ? understood.doc : host.answer(understood.query)
  }
  // A press is answered once, with an alert or without. What to say is known only when the answer is.
  let answered = false
  const once = async (text: string | null) => {
    if (answered) return
    answered = true
    clearTimeout(late)
    await (text === null ? spin({}) : alert(text))
  }
  const late = setTimeout(() => void once(null), spinnerMs)
  try {
    const doc = await answer()
    if (doc === null) {
      await once(words.oldButton)
      return true
    }
    if (doc.remark) {
      if (!answered) clearTimeout(late)
      if (!answered) await spin({ text: remarkIn(doc, renderContext.names) ?? undefined })
      answered = true
      return true
    }
    const remark = place.kind === 'private' || event.ephemeral !== null ? null : remarkIn(doc, renderContext.names)
    if (remark !== null && !(await host.atDesk(placeOfNote({ ...event, place }, client.bot)))) await once(remark)
    else {
      const only = askerOf(event, doc, context)
      await Promise.all([
        once(null),
        reply(targetOf(place, client.bot), doc, only === null ? { edit: message } : { only }),
      ])
      await askPlace(doc, targetOf(place, client.bot), context, host)
    }
    return true
  } catch (thrown) {
    await once(null)
    throw thrown
  }
}

/** Longer than this nobody watches a spinner. */
const spinnerMs = 1000

/**
 * What can be said to one person in a group, such as a friendly no: a single short paragraph. It must not take the place of a
 * message that the others still need; editors in their newsroom, whom everybody there follows, change it.
 */
const remarkIn = ({ blocks: [only, ...more] }: Doc, names: Names): string | null => {
  if (only?.kind !== 'paragraph' || more.length > 0) return null
  const text = only.text.map((piece) => (piece.kind === 'command' ? typed(piece.line, names) : piece.text)).join('')
  return text.trim() !== '' && text.length <= limits.alert ? text : null
}
