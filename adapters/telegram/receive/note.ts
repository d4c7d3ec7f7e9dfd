import type { Note, NotePart, NotePlace } from '../../../src/adapter.ts'
import { limits } from '../limits.ts'
import type { UpdateContext } from './context.ts'
import { fetchFile, fetchPicture, type Reading } from './files.ts'
import { asideOf, canLocate, mayManage, targetOf } from './query.ts'
import type { Event } from './updates.ts'

/** An event that is a note. */
export type NoteEvent = Extract<Event, { kind: 'note' }>

/** Where a note was written, and by whom, as the core is asked whether it reads there. */
export const placeOfNote = ({ place, speaker }: Pick<NoteEvent, 'place' | 'speaker'>, bot: string) => ({
  target: targetOf(place, bot),
  chat: place.kind,
  person: speaker.kind === 'person' ? speaker.person : null,
})

/** What the core is asked before a note is put away: whether it is for us. */
export const askedOf = (
  event: NoteEvent,
  { client, intake, shared }: Pick<UpdateContext, 'client' | 'intake' | 'shared'>,
): NotePlace => ({
  ...placeOfNote(event, client.bot),
  intake,
  shared,
  addressed: event.addressed,
  text: event.writing.text,
  message: event.message,
  edited: event.edited,
  answers: event.answers,
})

/** A note for the core. Pictures and files are fetched when it asks for them. */
export const toNote = (
  event: NoteEvent,
  { intake, shared }: Pick<UpdateContext, 'intake' | 'shared'>,
  reading: Reading,
): Note => {
  const { file, text, origin, location } = event.writing
  const all = [event, ...(event.more ?? [])]
  const { bot } = reading.client
  return {
    ...placeOfNote(event, bot),
    language: event.language,
    message: event.message,
    edited: event.edited,
    text,
    origin,
    answers: event.answers,
    under: event.under,
    addressed: event.addressed,
    forOthers: event.forOthers,
    intake,
    shared,
    locates: canLocate(event.place, intake),
    takesFiles: event.place.kind === 'private',
    ...(location === null ? {} : { location }),
    mayManage: () => mayManage(event, reading.client),
    photos: all.flatMap(({ writing: { photo } }) => (photo === null ? [] : () => fetchPicture(photo, reading))),
    ...(event.more === undefined ? {} : { more: event.more.map((part, at) => toPart(part, all[at])) }),
    file: file === null ? null : { name: file.name, read: () => fetchFile(file, limits.documentBytes, reading) },
    aside: async () => asideOf(event, bot),
  }
}

const toPart = ({ message, writing: { text, album } }: NoteEvent, before: NoteEvent | undefined): NotePart => ({
  message,
  text,
  left: album === null && before !== undefined ? Math.max(0, limits.text - before.writing.letters) : null,
})
