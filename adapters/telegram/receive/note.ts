import type { Note } from '../../../src/adapter.ts'
import { limits } from '../limits.ts'
import { fetchFile, fetchPicture, type Reading } from './files.ts'
import { asideOf, targetOf } from './query.ts'
import type { Event } from './updates.ts'

/** An event that is a note. */
export type NoteEvent = Extract<Event, { kind: 'note' }>

/** Where a note was written, and by whom, as the core is asked whether it reads there. */
export const placeOfNote = ({ place, speaker }: Pick<NoteEvent, 'place' | 'speaker'>, bot: string) => ({
  target: targetOf(place, bot),
  chat: place.kind,
  person: speaker.kind === 'person' ? speaker.person : null,
})

/** A note for the core. Pictures and files are fetched when it asks for them. */
export const toNote = (event: NoteEvent, reading: Reading): Note => {
  const { photo, file, text, origin } = event.writing
  const { bot } = reading.client
  return {
    ...placeOfNote(event, bot),
    language: event.language,
    message: event.message,
    edited: event.edited,
    text,
    origin,
    answers: event.answers,
    photo: photo === null ? null : () => fetchPicture(photo, reading),
    file: file === null ? null : { name: file.name, read: () => fetchFile(file, limits.textFileBytes, reading) },
    aside: async () => asideOf(event, bot),
  }
}
