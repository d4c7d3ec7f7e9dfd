import type { Seen, Standing } from './book.ts'
import { askedAs, type Changes } from './changes.ts'
import type { FixEntry, Turn } from './fixes.ts'
import { markText } from './marks.ts'

/** How an item stands in the end, and the marks of all that should be read of it, in order. */
export interface Ending extends Turn {
  readonly marks: readonly string[]
}

/** How items of issue 1 stand after these turns; each began as version 1, of two paragraphs. */
export const endingsOf = (turns: readonly Turn[]): readonly Ending[] =>
  [0, 1].map((item) => {
    const mine = [{ item, version: 1, paragraphs: 2 }, ...turns.filter((turn) => turn.item === item)]
    const { version, paragraphs } = mine.at(-1) ?? { version: 0, paragraphs: null }
    // Of what is retracted the headline stays.
    const marks = Array.from({ length: 1 + (paragraphs ?? 0) }, (_, paragraph) =>
      markText({ issue: 1, item, paragraph, version }),
    )
    return { item, version, paragraphs, marks }
  })

/** All that is known of one copy in the end. */
export interface CopyEvidence {
  readonly fix: FixEntry
  /** The chat as it was first called. */
  readonly chat: string
  readonly standing: readonly Standing[]
  readonly endings: readonly Ending[]
  readonly changes: Changes
  readonly unclear: Seen['unclear']
  /** Something was on its way there at a kill that may have arrived. */
  readonly killed: boolean
}

/** What is wrong with a copy, by kind, in words. */
export interface CopyFaults {
  /** Old text, though it could have been taken out. */
  readonly old: readonly string[]
  /** Notices that are contradicted by how things stand. */
  readonly contradictory: readonly string[]
  /** What the reader neither has nor was told of. */
  readonly lost: readonly string[]
  /** Messages that nobody counts. */
  readonly uncounted: readonly string[]
  readonly other: readonly string[]
}

const none: CopyFaults = { old: [], contradictory: [], lost: [], uncounted: [], other: [] }

/** Compares every message in a chat with how things stand, and with what the ledger knows of it. */
export function judgeCopy(evidence: CopyEvidence): CopyFaults {
  const { fix, chat, standing, endings, changes, unclear, killed } = evidence
  if (changes.isBlocked(chat))
    return fix.state === 'failed' ? none : { ...none, other: [`${fix.state}, though blocked`] }
  const lotOf = ({ name }: Standing) => changes.lot(chat, name)
  const doubtful = killed || unclear.some((key) => key.startsWith(`${chat} 1 `) && isSend(Number(key.split(' ')[2])))
  const current = new Set(endings.flatMap(({ marks }) => marks))
  const retracted = new Set(endings.flatMap(({ item, paragraphs }) => (paragraphs === null ? [item + 1] : [])))

  // What stood in a chat that has moved, or was deleted by its reader, nobody sees any more.
  const here = standing.filter(({ at }) => at === fix.chat)
  const seen = here.filter((message) => lotOf(message) !== 'deleted')
  const isStale = ({ marks }: Standing): boolean => marks.some((mark) => !current.has(mark))
  const contradicts = (message: Standing): boolean =>
    isStale(message) || message.retracted.some((number) => !retracted.has(number))
  const places = new Map(fix.parts.map(({ part, id }) => [id, part]))
  const own = seen.filter(({ id, kind }) => kind !== 'notice' && places.has(id))
  const knownNotices = new Set(fix.notices.map(({ id }) => id))
  const notices = here.filter(({ kind }) => kind === 'notice')
  const strays = here.filter((message) =>
    message.kind === 'notice'
      ? !knownNotices.has(message.id) && lotOf(message) === null
      : !places.has(message.id) && lotOf(message) === null,
  )
  const counted = fix.delivery.doubts + fix.notices.filter(({ id, revision }) => id === null && revision > 0).length

  // What can be changed no more is left as it is; but what can still be taken back, and was retracted, is.
  const old = own.filter((message) => {
    const lot = lotOf(message)
    if (lot === 'stuck') return false
    return lot === 'frozen' ? message.marks.some((mark) => isRetractedText(mark, endings)) : isStale(message)
  })
  const tells = (message: Standing, { item, marks, paragraphs }: Ending): boolean =>
    paragraphs === null ? message.retracted.includes(item + 1) : message.marks.includes(marks[0] ?? '')
  const contradictory = notices.filter((message, at) => {
    if (lotOf(message) === 'deleted' || !contradicts(message)) return false
    // What cannot be changed, or may not even be known of, has to be put right by what follows it.
    const about = endings.filter(
      ({ item, paragraphs }) =>
        (message.retracted.includes(item + 1) && paragraphs !== null) ||
        message.marks.some((mark) => mark.startsWith(`mark1x${item}p`) && !current.has(mark)),
    )
    const overtaken = about.every((ending) => notices.slice(at + 1).some((later) => tells(later, ending)))
    // Where the ledger counts that what follows may not have arrived, a notice that it does not know by its id may be the last.
    const mayBeOvertaken = overtaken || fix.state === 'uncertain'
    return !(mayBeOvertaken && (lotOf(message) !== null || !knownNotices.has(message.id)))
  })

  // Whoever deleted a message had what it said.
  const read = here.filter(({ kind }) => kind !== 'notice')
  const unknown = endings.filter(
    (ending) =>
      !notices.some((message) => tells(message, ending)) &&
      !ending.marks.every((mark) => read.some(({ marks }) => marks.includes(mark))),
  )
  const whole =
    fix.delivery.state === 'sent' &&
    fix.parts.every(({ id, standing: is }) => is !== 'gone' && own.some((message) => message.id === id)) &&
    own.every((message) => lotOf(message) === null)
  const inOrder = own
    .toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
    .flatMap(({ marks }) => marks)
  const expected = endings.flatMap(({ marks }) => marks)
  const held = fix.state === 'uncertain' || fix.delivery.state === 'uncertain'
  const same = notices
    .filter((message) => knownNotices.has(message.id))
    .map(({ marks, retracted: numbers }) => `${marks} ${numbers}`)
  const other = {
    [`${fix.state} (${fix.reason}), ${fix.delivery.state}`]:
      !['edited', 'told', 'uncertain'].includes(fix.state) || !['sent', 'uncertain'].includes(fix.delivery.state),
    'uncertain, though nothing was unclear': held && !doubtful,
    [`told the same twice: ${same.join(' and ')}`]: new Set(same).size < same.length && !doubtful,
    [`${fix.delivery.parts} parts of which ${fix.parts.length} are there`]:
      whole && fix.parts.length < fix.delivery.parts,
  }
  return {
    old: old.map(({ name, marks }) => `old text in ${name}: ${marks.join()}`),
    contradictory: contradictory.map(({ name, marks, retracted: numbers }) => `${name} says ${marks} and ${numbers}`),
    lost: [
      ...(held ? [] : unknown.map(({ item }) => `item ${item + 1} is neither there nor told`)),
      ...(whole && inOrder.join() !== expected.join() ? [`it reads ${inOrder.join()}`] : []),
    ],
    uncounted:
      strays.length > counted
        ? [`${strays.map(({ name }) => name).join()} in no ledger, of which ${counted} are counted`]
        : [],
    other: Object.entries(other).flatMap(([what, holds]) => (holds ? [what] : [])),
  }
}

const isSend = (part: number): boolean => part >= askedAs.notices && part < askedAs.changes * 100

/** Whether a mark is of what was retracted for good, headlines aside. */
const isRetractedText = (mark: string, endings: readonly Ending[]): boolean =>
  endings.some(
    ({ item, paragraphs }) => paragraphs === null && mark.startsWith(`mark1x${item}p`) && !mark.includes('p0v'),
  )
