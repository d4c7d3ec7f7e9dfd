import type { Note, NotePlace, Person, Query } from '../../src/adapter.ts'
import type { CommandContext } from '../../src/commands/index.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { readDrafts } from '../../src/desk/draft/change-drafts.ts'
import type { Action, Block, Doc } from '../../src/doc.ts'
import { createHost } from '../../src/host.ts'
import { createLog } from '../../src/log.ts'
import type { Item, Language, Target } from '../../src/model.ts'
import type { Store } from '../../src/store/port.ts'
import { idleAnswers } from './answers.ts'
import { emptyStore } from './empty-store.ts'
import { roomOver } from './room.ts'

const brief = { title: 'Morning brief', timeZone: 'Asia/Shanghai', language: 'en' } as const
const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })

/** A desk over a real store, with the editors Ann and Bob (owners), and what people were told unasked. */
export function newsdesk(over: Partial<CommandContext> = {}, store: Store = emptyStore()) {
  let time = Date.parse('2026-11-20T02:12:00Z')
  let messages = 0
  const told: { readonly target: Target; readonly words: string }[] = []
  const now = (): number => time
  const room = roomOver(store, brief, {
    now,
    desk: createDesk({ store, brief, now, owners: ['console:ann', 'console:bob'] }),
    messenger: {
      async say(target, doc) {
        told.push({ target, words: wordsOf(doc) })
        return 'told'
      },
      change: async () => false,
      nameOf: async () => null,
      invitationLinks: async () => [],
      offer: async () => {},
    },
    newCode: () => `CODE${++messages}`,
    ...over,
  })
  const host = createHost({ context: room, log, metrics: { answered: () => {} }, answers: idleAnswers() })

  /** One person, in private or in a group. */
  const as = (name: string, { chat = 'private', language = null }: Seat = {}) => {
    const person: Person = { id: name.toLowerCase(), name }
    const target = chat === 'private' ? placeOf(person.id) : placeOf('newsroom')
    const common = { target, chat, person, language } as const
    return {
      target,
      /** A command line, typed or pressed. */
      async gives(line: string, more: Partial<Query> = {}): Promise<Doc> {
        const [, command = '', args = ''] = /^(\S+)\s*([\s\S]*)$/.exec(line) ?? []
        const query = { ...common, about: target, command, args, mayManage: async () => true, addressed: true, ...more }
        const doc = await host.answer(query)
        if (!doc) throw new Error(`no command ${command}`)
        return doc
      },
      /** A note; the answer, or null. */
      sends(text: string, more: Partial<Note> = {}): Promise<Doc | null> {
        return host.note({
          ...common,
          message: `m${++messages}`,
          edited: false,
          text,
          origin: null,
          answers: null,
          addressed: chat === 'private',
          forOthers: false,
          photos: [],
          file: null,
          ...more,
        })
      },
      /** A note that is answered. */
      async writes(text: string, more: Partial<Note> = {}): Promise<Doc> {
        const doc = await this.sends(text, more)
        if (!doc) throw new Error('no answer')
        return doc
      },
      reads: (more: Partial<NotePlace> = {}) => host.reads({ target, chat, person, ...more }),
      /** Presses the button with this label. */
      presses(doc: Doc, label: string | RegExp): Promise<Doc> {
        return this.gives(buttonOf(doc, label).command)
      },
    }
  }

  return {
    store,
    room,
    host,
    told,
    as,
    pass(ms: number): void {
      time += ms
    },
    now,
    /** The headlines of the next issue, by section. */
    async draft(which: 'draft' | 'later' = 'draft'): Promise<readonly (readonly [string | null, ...string[]])[]> {
      const { sections } = (await readDrafts(store, now))[which]
      return sections.map(({ title, items }) => [title, ...items.map(({ headline }) => headline)] as const)
    },
    async items(which: 'draft' | 'later' = 'draft'): Promise<readonly Item[]> {
      return (await readDrafts(store, now))[which].sections.flatMap(({ items }) => items)
    },
    async auditLines(): Promise<readonly string[]> {
      return (await store.auditAfter(0, 999)).map(
        ({ actor, action, subject }) => `${actor.person} ${action} ${subject}`,
      )
    },
  }
}

interface Seat {
  readonly chat?: 'private' | 'group'
  readonly language?: Language | null
}

const placeOf = (chat: string): Target => ({ platform: 'console', account: 'local', chat, thread: null })

/** All buttons of a message. */
export const buttonsOf = (doc: Doc): readonly Action[] =>
  doc.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []))

/** The button with this label. */
export function buttonOf(doc: Doc, label: string | RegExp): Action {
  const fits = (each: Action) => (typeof label === 'string' ? each.label === label : label.test(each.label))
  const found = buttonsOf(doc).find(fits)
  if (!found) throw new Error(`no button ${label} in: ${wordsOf(doc)}`)
  return found
}

/** The words of a message, as a person would read them; buttons in brackets. */
export const wordsOf = (doc: Doc): string => doc.blocks.map(blockWords).join('\n')

function blockWords(block: Block): string {
  switch (block.kind) {
    case 'title':
      return [block.text, block.note].filter(Boolean).join(' · ')
    case 'heading':
      return block.text
    case 'item': {
      const { number, headline, body, source, topics, note, photos = [] } = block
      const tags = topics.map((slug) => `#${slug}`)
      const from = source && `(${source.name}${source.url ? `, ${source.url}` : ''})`
      return [`${number}. ${headline}`, ...body, from, ...tags, note, ...photos.map(() => '[photo]')]
        .filter(Boolean)
        .join(' ')
    }
    case 'paragraph':
    case 'list':
      return (block.kind === 'list' ? block.entries.flat() : block.text)
        .map((piece) => (piece.kind === 'command' ? `/${piece.line}` : piece.text))
        .join('')
    case 'footer':
      return block.paragraphs.join('\n')
    case 'actions':
      return block.actions.map(({ label }) => `[${label}]`).join(' ')
  }
}
