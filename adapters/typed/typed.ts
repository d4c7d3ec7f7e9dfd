import type { Host, MessageId, Person, Query } from '../../src/adapter.ts'
import type { Doc } from '../../src/doc.ts'
import type { Target } from '../../src/model.ts'

/** Somebody who is alone with us, as at a terminal or in a page, and where. */
export interface Alone {
  readonly target: Target
  readonly person: Person
  /** An answer may bring a file. No, if not given. */
  readonly takesFiles?: boolean
}

/** A line as the command that it gives, with or without its slash; null: there is nothing in it. */
export function commandIn(line: string, { target, person, takesFiles = false }: Alone): Query | null {
  const [, command, args = ''] = /^\s*\/?(\S+)\s*(.*)$/s.exec(line) ?? []
  if (!command) return null
  return {
    target,
    about: target,
    chat: 'private',
    person,
    command: command.toLowerCase(),
    args: args.trim(),
    language: null,
    addressed: true,
    mayManage: async () => true,
    aside: async () => target,
    takesFiles,
  }
}

/**
 * Takes what somebody typed: a line that begins with a command is one, any other, which `message` names, is what they write. `message`
 * of null: they pressed a button with this line.
 */
export async function takeTyped(
  host: Pick<Host, 'answer' | 'note' | 'reads' | 'menu'>,
  alone: Alone,
  line: string,
  message: MessageId | null,
): Promise<Doc | null> {
  const query = commandIn(line, alone)
  if (query === null) return null
  const text = line.trim()
  const named = !text.includes('\n') && host.menu('en', 'owner').some(({ name }) => name === query.command)
  const place = { ...alone, chat: 'private' } as const
  if (message === null || named || text.startsWith('/') || !(await host.reads(place))) return host.answer(query)
  return host.note({
    ...place,
    language: null,
    message,
    edited: false,
    text,
    origin: null,
    answers: null,
    addressed: true,
    forOthers: false,
    photos: [],
    file: null,
    aside: async () => alone.target,
  })
}
