import type { ChatChange, Host, Note, Query } from '../../../src/adapter.ts'
import { type Doc, paragraph } from '../../../src/doc.ts'
import type { Picture, Target } from '../../../src/model.ts'
import { idleAnswers, smallSorry } from '../../fakes/answers.ts'
import { doc, huge, item } from './samples.ts'

/** A core in miniature: it keeps what it is told and answers a few commands. */
export interface SmallHost extends Host {
  readonly queries: Query[]
  /** Accounts that came (`+T1`) and went (`-T1`). */
  readonly presence: readonly string[]
  readonly changes: ChatChange[]
  /** The chats that are subscribed. */
  readonly subscribed: Set<string>
  readonly pending: Map<string, string>
  readonly notes: Note[]
  /** Who turned to something else. */
  readonly left: string[]
  /** The people who are editors now: what they write to the bot and in C1 is read, and the desk's commands are theirs. */
  readonly editors: Set<string>
  readonly pictures: Map<string, Picture>
  /** What was kept of pictures, by account and id. */
  readonly copies: Map<string, string>
  /** Resolves what `wait` is waiting for. */
  release(): void
  /** Which messages show which items. */
  readonly stood: readonly { readonly key: string; readonly chat: string; readonly message: string }[]
}

const keyOf = ({ account, chat }: Target): string => `${account}/${chat}`

const deskCommands = ['post', 'draft', 'correct', 'publish']

/** The desk's message: an item, and buttons; `draft up` says that it did so. */
const draft = (args: string): Doc => ({
  ...doc(item(1, `Draft ${args}`.trim()), {
    kind: 'actions',
    actions: [
      { label: 'Up', command: 'draft up k1' },
      { label: 'Edit', command: 'draft edit k1 0', form: { title: 'Edit the item of today', value: 'Old <words>' } },
      { label: 'Long', command: 'draft edit k1 1', form: { title: 'Long', value: longText } },
      { label: 'Endless', command: 'draft edit k1 2', form: { title: 'Endless', value: 'x'.repeat(20_000) } },
    ],
  }),
  shows: { kind: 'item', key: 'k1', edits: 0 },
})

/** More than one message holds. */
const wholeDraft = (args: string): Doc =>
  doc(
    ...Array.from({ length: 60 }, (_, index) => [
      item(index + 1, `Headline ${index + 1} ${args}`, { body: ['Words. '.repeat(60)] }),
      { kind: 'actions', actions: [{ label: `Up ${index + 1}`, command: `draft whole up ${index + 1}` }] } as const,
    ]).flat(),
  )

/** More than one field of a form holds, in lines. */
export const longText = Array.from({ length: 60 }, (_, line) => `Line ${line} ${'and so on '.repeat(8)}`.trim()).join(
  '\n',
)

/** `changed` is called after everything that it is told. */
export function createHost(changed: () => void = () => {}): SmallHost {
  const queries: Query[] = []
  const changes: ChatChange[] = []
  const subscribed = new Set<string>()
  const received = new Set<string>()
  const notes: Note[] = []
  const left: string[] = []
  const stood: { key: string; chat: string; message: string }[] = []
  const editors = new Set<string>()
  const pictures = new Map<string, Picture>()
  const copies = new Map<string, string>()
  const pending = new Map<string, string>()
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const say = (text: string): Doc => doc(paragraph(text))
  const all = (made: Doc): Doc => ({ ...made, public: true })
  const presence: string[] = []
  const answers: Readonly<Record<string, (query: Query) => Promise<Doc>>> = {
    help: async () => say('This is help.'),
    latest: async () => all(doc({ kind: 'title', text: 'Issue 7', note: null }, item(1, 'First'), item(2, 'Second'))),
    huge: async () => all(huge()),
    headlines: async (query) => {
      const opened = Number(query.args || '0')
      const line = (number: number) => ({ label: `Open ${number}`, command: `headlines ${number}` })
      return all(
        doc(
          ...[1, 2, 3].map((number) =>
            opened === number
              ? item(number, `Headline ${number}`, { body: ['The whole story.'] })
              : item(number, `Headline ${number}`, { open: line(number) }),
          ),
        ),
      )
    },
    search: async (query) =>
      all(
        doc(paragraph(`Found: ${query.args}`), {
          kind: 'actions',
          actions: [{ label: 'More', command: `search ${query.args} /2` }],
        }),
      ),
    opinion: async () =>
      doc(paragraph('Item 1'), { kind: 'actions', actions: [{ label: '👍 1', command: 'feedback 7.1 up' }] }),
    mydata: async ({ takesFiles }) =>
      takesFiles
        ? { ...say('This is it.'), file: { name: 'my-data.json', text: '{ "kept": 1 }' } }
        : say('{ "kept": 0 }'),
    feedback: async ({ args }) => ({ ...say(`Thank you for ${args}!`), remark: true }),
    subscribe: async (query) => {
      if (!(await query.mayManage())) return say('Only administrators may.')
      subscribed.add(keyOf(query.about))
      return say(`Subscribed ${query.about.chat}.`)
    },
    unsubscribe: async (query) => {
      if (!(await query.mayManage())) return say('Only administrators may.')
      subscribed.delete(keyOf(query.about))
      return say('Goodbye.')
    },
    wait: async () => {
      await held
      return say('At last.')
    },
    draft: async ({ args }) => (args.startsWith('whole') ? wholeDraft(args) : draft(args)),
    correct: async ({ args }) => say(`Corrected: ${args}`),
    post: async ({ args }) => say(`Posted: ${args}`),
    break: async () => {
      throw new Error('broken xoxb-secret')
    },
  }
  return {
    queries,
    changes,
    subscribed,
    pending,
    release: () => release(),
    async answer(query) {
      queries.push(query)
      changed()
      const isDesk = deskCommands.includes(query.command)
      if (isDesk && !editors.has(query.person?.id ?? '')) return say('Only editors may do that.')
      const known = await answers[query.command]?.(query)
      return (
        known ?? (query.addressed ? { ...say(`What is ${query.command}?`), language: query.language ?? 'en' } : null)
      )
    },
    notes,
    stood,
    editors,
    pictures,
    copies,
    reads: async ({ target, chat, person, intake }) =>
      editors.has(person?.id ?? '') &&
      intake !== 'nothing' &&
      ((chat === 'private' && intake !== 'opened') || (target.chat === 'C1' && target.thread === null)),
    atDesk: async ({ person }) => editors.has(person?.id ?? ''),
    async leave({ person }) {
      left.push(person?.id ?? '')
      changed()
    },
    left,
    async note(note) {
      notes.push(note)
      changed()
      return note.text === 'silence' ? null : { ...draft(''), language: note.language ?? 'en' }
    },
    async bindMessage({ shows }, { chat }, message) {
      if (shows?.kind === 'item') stood.push({ key: shows.key, chat, message })
      changed()
    },
    async picture(id, { account }) {
      const picture = pictures.get(id)
      if (!picture) return null
      return { copy: copies.get(`${account}/${id}`) ?? null, read: async () => picture }
    },
    async keepCopy(id, { account }, copy) {
      copies.set(`${account}/${id}`, copy)
      changed()
    },
    ...idleAnswers(),
    sorry: smallSorry,
    find: async () => [],
    async follow(change) {
      changes.push(change)
      const key = keyOf(change.target)
      if (change.kind === 'moved' && subscribed.delete(key)) subscribed.add(keyOf(change.to))
      changed()
      return change.kind === 'back' && subscribed.has(key) ? say('Here again, as before.') : null
    },
    presence,
    async accountRemoved({ account }) {
      presence.push(`-${account}`)
      changed()
    },
    async accountsBack(_, accounts) {
      presence.push(...accounts.map((account) => `+${account}`))
      changed()
    },
    menu: (_, role) =>
      ['latest', 'search', 'subscribe', ...(role ? deskCommands : [])].map((name) => ({ name, summary: name })),
    async receive(_, account, update, payload) {
      const key = `${account}/${update}`
      if (received.has(key)) return false
      received.add(key)
      pending.set(key, payload)
      return true
    },
    async handled(_, account, update) {
      pending.delete(`${account}/${update}`)
      changed()
    },
    unhandled: async (_, account) =>
      [...pending].flatMap(([key, payload]) => {
        const [owner, update = ''] = key.split('/')
        return owner === account ? [{ update, payload }] : []
      }),
  }
}
