import type { Note } from '../../adapter.ts'
import { readContent } from '../../desk/post/stored-post.ts'
import type { CommandRequest } from '../command.ts'
import { readAnswer, readWords } from '../words/read-words.ts'

/** The one item that a message of ours shows, or that somebody's own message became; null: neither. */
export async function itemUnder(
  request: Pick<CommandRequest, 'store'>,
  { target, answers, under = null }: Pick<Note, 'target' | 'answers' | 'under'>,
): Promise<{ readonly key: string; readonly ours: boolean } | null> {
  for (const message of new Set([answers, under])) {
    if (message === null) continue
    const part = readContent(await request.store.noteOf(target, message), 'part')
    const note = await request.store.noteOf(target, part?.of ?? message)
    const [key, ...others] = readContent(note, 'items')?.keys ?? []
    if (note && key !== undefined && others.length === 0) return { key, ours: note.person === 'nobody' }
  }
  return null
}

/**
 * The command line that an editor means who writes one in words behind a slash (`/move 7 2`), or in an answer to an item; null: it is
 * what it says.
 */
export async function lineMeant(request: CommandRequest, known: boolean): Promise<string | null> {
  const { query, role, now, brief } = request
  if (role === null || query.shared === true) return null
  const text = `${query.command} ${query.args}`.trim()
  const clock = { now: now(), timeZone: brief.timeZone }
  const item = query.answers ? await itemUnder(request, { target: query.target, answers: query.answers }) : null
  const answer = item && readAnswer(text, item.key, clock)
  return answer ?? (known ? null : (readWords(text, clock)?.line ?? null))
}
