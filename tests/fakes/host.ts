import type { ChatChange, Host, Note, Query } from '../../src/adapter.ts'
import { command, type Doc, paragraph } from '../../src/doc.ts'
import type { Entry, Picture, Target } from '../../src/model.ts'
import { idleAnswers, smallSorry } from './answers.ts'

/** A small, honest host: it keeps subscriptions and updates in memory and answers a handful of commands. */
export interface TestHost extends Host {
  readonly queries: Query[]
  readonly notes: Note[]
  /** Who turned to something else. */
  readonly left: string[]
  /** Which messages show which items. */
  readonly stood: { readonly key: string; readonly chat: string; readonly message: string }[]
  /** The ids of those whose notes are read, wherever they write. */
  readonly editors: Set<string>
  readonly pictures: Map<string, Picture>
  /** Picture id → the platform's name of it. */
  readonly copies: Map<string, string>
  readonly changes: ChatChange[]
  /** `chat/thread` → what it wants. */
  readonly subscriptions: Map<string, string>
  readonly updates: Map<string, { payload: string; handled: boolean }>
  /** Lets `/slow` go on. */
  release(): void
  /** Makes the next updates impossible to put away. */
  breakStore(times: number): void
}

export const placeName = ({ chat, thread }: Target): string => (thread === null ? chat : `${chat}/${thread}`)

export const entry = (number: number, headline: string, topic = 'payments'): Entry => ({
  issue: 7,
  date: '2018-12-28',
  section: null,
  item: {
    number,
    headline,
    body: [`Everything about ${headline}.`],
    source: { name: 'The Paper', url: 'https://paper.example/a?b=1&c=2' },
    topics: [topic],
  },
})

const entries = [entry(1, 'Wallets merge'), entry(2, 'A <b>bank</b> & a 😀', 'banks'), entry(3, 'Fees fall')]

export interface TestHostOptions {
  /** Updates that an earlier process put away. */
  readonly updates?: TestHost['updates']
  /** What is said in a chat that is back. */
  readonly back?: Doc | null
  /** Called after each thing that happens. */
  readonly changed?: () => void
}

export const createTestHost = ({
  updates = new Map(),
  changed = () => {},
  back = null,
}: TestHostOptions = {}): TestHost => {
  const queries: Query[] = []
  const notes: Note[] = []
  const left: string[] = []
  const stood: TestHost['stood'] = []
  const editors = new Set<string>()
  const pictures = new Map<string, Picture>()
  const copies = new Map<string, string>()
  const changes: ChatChange[] = []
  const subscriptions = new Map<string, string>()
  let open = () => {}
  let gate = new Promise<void>((resolve) => {
    open = resolve
  })
  let broken = 0

  const say = (query: Query, ...lines: string[]): Doc => ({
    language: query.language ?? 'en',
    blocks: lines.map((line) => paragraph(line)),
  })

  const headlines = (query: Query, opened: readonly number[]): Doc => ({
    language: query.language ?? 'en',
    public: true,
    blocks: [
      { kind: 'title', text: 'Issue 7', note: null },
      ...entries.map(({ item }) => {
        const shown = opened.includes(item.number)
        return {
          kind: 'item',
          ...item,
          body: shown ? item.body : [],
          note: null,
          open: shown ? null : { label: `open ${item.number}`, command: `headlines ${item.number}` },
        } as const
      }),
    ],
  })

  const answer = async (query: Query): Promise<Doc | null> => {
    queries.push(query)
    switch (query.command) {
      case 'start':
      case 'subscribe': {
        if (!(await query.mayManage())) return { ...say(query, 'Only an administrator can do that.'), personal: true }
        subscriptions.set(placeName(query.about), query.args)
        return say(query, `Subscribed${query.args === '' ? '' : `: ${query.args}`}.`)
      }
      case 'unsubscribe':
        return say(query, subscriptions.delete(placeName(query.about)) ? 'Goodbye.' : 'You were not subscribed.')
      case 'latest':
        return {
          language: query.language ?? 'en',
          public: true,
          blocks: [
            { kind: 'title', text: 'Issue 7', note: null },
            paragraph('See also ', command('topic payments'), '.'),
            {
              kind: 'actions',
              actions: [
                { label: 'Next page', command: 'page 2' },
                { label: 'Long', command: `page ${'x'.repeat(100)}` },
              ],
            },
          ],
        }
      case 'draft':
        return {
          language: query.language ?? 'en',
          blocks: [
            { kind: 'title', text: `Draft ${query.args}`.trim(), note: null },
            { kind: 'item', ...entry(1, 'Wallets merge').item, photos: ['wallets'], note: null, open: null },
            {
              kind: 'actions',
              actions: [
                { label: 'Up', command: 'draft up k1' },
                { label: 'Drop', command: 'drop k1', form: { title: 'Why?', value: '' } },
              ],
            },
          ],
        }
      case 'feedback':
        return { ...say(query, 'Thank you!'), remark: true }
      case 'drop':
        return say(query, 'That is for editors.')
      case 'page':
        return say(query, `Page ${query.args.slice(0, 3)}`)
      case 'headlines':
        return headlines(query, query.args.split(',').map(Number))
      case 'long':
        return say(query, ...Array.from({ length: 3 }, (_, at) => `${at} ${'word '.repeat(700)}`))
      case 'slow':
        await gate
        return say(query, 'At last.')
      case 'crash':
        throw new Error('the host broke its promise')
      default:
        return query.addressed === true ? say(query, `What is ${query.command}?`) : null
    }
  }

  return {
    queries,
    notes,
    left,
    stood,
    editors,
    pictures,
    copies,
    changes,
    subscriptions,
    updates,
    answer,
    release() {
      open()
      gate = Promise.resolve()
    },
    breakStore(times) {
      broken = times
    },
    reads: async ({ person }) => person !== null && editors.has(person.id),
    atDesk: async ({ person }) => person !== null && editors.has(person.id),
    async leave({ person }) {
      left.push(person?.id ?? '')
      changed()
    },
    async note(note) {
      notes.push(note)
      changed()
      const said = note.text === '' ? 'What is it about?' : `Noted: ${note.text.split('\n')[0]}`
      const shows = { kind: 'item', key: 'k1', edits: 0 } as const
      return note.text === 'quiet' ? null : { language: note.language ?? 'en', blocks: [paragraph(said)], shows }
    },
    async bindMessage(doc, target, message) {
      if (doc.shows?.kind === 'item') stood.push({ key: doc.shows.key, chat: target.chat, message })
      changed()
    },
    async picture(id) {
      const picture = pictures.get(id)
      return picture === undefined ? null : { copy: copies.get(id) ?? null, read: async () => picture }
    },
    keepCopy: async (id, _, copy) => void copies.set(id, copy),
    ...idleAnswers(),
    sorry: smallSorry,
    find: async (text, limit) =>
      entries.filter(({ item }) => item.headline.toLowerCase().includes(text.toLowerCase())).slice(0, limit),
    async follow(change) {
      changes.push(change)
      changed()
      return change.kind === 'back' ? back : null
    },
    accountRemoved: async () => {},
    accountsBack: async () => {},
    menu: (language, role) =>
      [
        ...(role === undefined ? [] : ['draft']),
        'start',
        'help',
        'latest',
        'subscribe',
        'unsubscribe',
        'headlines',
        'slow',
        'crash',
      ].map((name) => ({
        name,
        summary: language === 'zh' ? `命令 ${name}` : `The ${name} command`,
        ...(name === 'latest' ? { personal: true } : {}),
      })),
    async receive(platform, account, update, payload) {
      if (broken > 0) {
        broken -= 1
        throw new Error('the disk is full')
      }
      const key = `${platform}/${account}/${update}`
      if (updates.has(key)) return false
      updates.set(key, { payload, handled: false })
      changed()
      return true
    },
    async handled(platform, account, update) {
      const stored = updates.get(`${platform}/${account}/${update}`)
      if (stored !== undefined) stored.handled = true
      changed()
    },
    async unhandled(platform, account) {
      const prefix = `${platform}/${account}/`
      return [...updates]
        .filter(([key, { handled }]) => key.startsWith(prefix) && !handled)
        .map(([key, { payload }]) => ({ update: key.slice(prefix.length), payload }))
    },
  }
}
