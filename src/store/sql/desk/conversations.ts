import { isDeepStrictEqual } from 'node:util'
import type { Target } from '../../../model.ts'
import { offered, type Question, type StoredNote } from '../../desk.ts'
import type { Store } from '../../port.ts'
import { type TargetRow, threadKey, toTarget } from '../rows.ts'
import { one, type Transactions } from '../work.ts'

interface SeatRow extends TargetRow {
  readonly name: string | null
}

interface NoteRow extends TargetRow {
  readonly id: number
  readonly message: string
  readonly person: string
  readonly at: number
  readonly content: string
}

/** Where people of the desk sit. */
export const createPrivateChats = ({
  sql,
  read,
  beside,
}: Transactions): Pick<Store, 'rememberPrivateChat' | 'privateChatOf' | 'nameOf'> => {
  const row = sql.prepare<[string], SeatRow>('select name, platform, account, chat, thread from seats where person = ?')
  const put = sql.prepare<[string, string | null, ...PlaceColumns]>(`
    insert into seats (person, name, platform, account, chat, thread) values (?, ?, ?, ?, ?, ?)
    on conflict (person) do update set name = coalesce(excluded.name, seats.name), platform = excluded.platform,
      account = excluded.account, chat = excluded.chat, thread = excluded.thread`)
  const find = read(function* (person: string) {
    return yield* row.get(person)
  })
  const save = beside(
    function* (person: string, name: string | null, target: Target) {
      yield* put.run(person, name, ...columnsOf(target))
    },
    (person) => `seat ${person}`,
  )
  return {
    // Asked with each message of an editor, and nearly always the same: a look takes no lock.
    async rememberPrivateChat(person, name, target) {
      const known = await find(person)
      const same = known !== undefined && isDeepStrictEqual(toTarget(known), plain(target))
      if (!same || (name !== null && name !== known.name)) await save(person, name, target)
    },
    async privateChatOf(person) {
      const known = await find(person)
      return known === undefined ? null : toTarget(known)
    },
    nameOf: async (person) => (await find(person))?.name ?? null,
  }
}

/** What people of the desk were asked. */
export const createQuestions = ({ sql, read, beside }: Transactions): Pick<Store, 'setQuestion' | 'question'> => {
  const put = sql.prepare<[string, ...PlaceColumns, string, number]>(`
    insert into questions (person, platform, account, chat, thread, command, expires_at) values (?, ?, ?, ?, ?, ?, ?)
    on conflict (person, platform, account, chat, thread) do update
      set command = excluded.command, expires_at = excluded.expires_at`)
  const remove = sql.prepare<[string, ...PlaceColumns]>(
    'delete from questions where person = ? and platform = ? and account = ? and chat = ? and thread = ?',
  )
  const open = sql.prepare<[string, ...PlaceColumns], Question>(`
    select command, expires_at as expiresAt from questions
    where person = ? and platform = ? and account = ? and chat = ? and thread = ?`)
  return {
    setQuestion: beside(
      function* (person, target, question) {
        if (question === null) yield* remove.run(person, ...columnsOf(target))
        else yield* put.run(person, ...columnsOf(target), question.command, question.expiresAt)
      },
      (person) => `question ${person}`,
    ),
    question: read(function* (person, target) {
      return (yield* open.get(person, ...columnsOf(target))) ?? null
    }),
  }
}

/** What people of the desk sent. */
export const createDeskNotes = ({
  sql,
  read,
  write,
  beside,
}: Transactions): Pick<Store, 'keepNote' | 'storedNote' | 'noteOf' | 'forgetNote' | 'forgetOffers'> => {
  const put = sql.prepare<[...PlaceColumns, string, string, number, string], { id: number }>(`
    insert into notes (platform, account, chat, thread, message, person, at, content) values (?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (platform, account, chat, message) do update
      set thread = excluded.thread, person = excluded.person, at = excluded.at, content = excluded.content
    returning id`)
  const byId = sql.prepare<[number], NoteRow>('select * from notes where id = ?')
  const byMessage = sql.prepare<[string, string, string, string], NoteRow>(
    'select * from notes where platform = ? and account = ? and chat = ? and message = ?',
  )
  const forget = sql.prepare<[number]>('delete from notes where id = ?')
  const forgetOffers = sql.prepare<[string, number]>('delete from notes where substr(message, 1, 6) = ? and at < ?')
  return {
    keepNote: beside(
      function* ({ target, message, person, at, content }) {
        return one(yield* put.get(...columnsOf(target), message, person, at, content)).id
      },
      ({ target: { platform, account, chat }, message }) => `note ${platform} ${account} ${chat} ${message}`,
    ),
    storedNote: read(function* (id) {
      return toNote(yield* byId.get(id))
    }),
    noteOf: read(function* ({ platform, account, chat }, message) {
      return toNote(yield* byMessage.get(platform, account, chat, message))
    }),
    forgetNote: beside(
      function* (id) {
        yield* forget.run(id)
      },
      (id) => `note ${id}`,
    ),
    forgetOffers: write(function* (before) {
      return (yield* forgetOffers.run(offered, before)).changes
    }),
  }
}

type PlaceColumns = [string, string, string, string]

const columnsOf = ({ platform, account, chat, thread }: Target): PlaceColumns => [
  platform,
  account,
  chat,
  threadKey(thread),
]

const plain = ({ platform, account, chat, thread }: Target): Target => ({ platform, account, chat, thread })

const toNote = (row: NoteRow | undefined): StoredNote | null => {
  if (row === undefined) return null
  const { id, message, person, at, content } = row
  return { id, target: toTarget(row), message, person, at, content }
}
