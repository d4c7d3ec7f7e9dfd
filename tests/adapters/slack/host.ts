import type { ChatChange, Host, Query } from '../../../src/adapter.ts'
import { type Doc, paragraph } from '../../../src/doc.ts'
import type { Target } from '../../../src/model.ts'
import { doc, huge, item } from './samples.ts'

/** A core in miniature: it keeps what it is told and answers a few commands. */
export interface SmallHost extends Host {
  readonly queries: Query[]
  readonly changes: ChatChange[]
  /** The chats that are subscribed. */
  readonly subscribed: Set<string>
  readonly pending: Map<string, string>
  /** Resolves what `wait` is waiting for. */
  release(): void
}

const keyOf = ({ account, chat }: Target): string => `${account}/${chat}`

/** `changed` is called after everything that it is told. */
export function createHost(changed: () => void = () => {}): SmallHost {
  const queries: Query[] = []
  const changes: ChatChange[] = []
  const subscribed = new Set<string>()
  const received = new Set<string>()
  const pending = new Map<string, string>()
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const say = (text: string): Doc => doc(paragraph(text))
  const answers: Readonly<Record<string, (query: Query) => Promise<Doc>>> = {
    help: async () => say('This is help.'),
    latest: async () => doc({ kind: 'title', text: 'Issue 7', note: null }, item(1, 'First'), item(2, 'Second')),
    huge: async () => huge(),
    headlines: async (query) => {
      const opened = Number(query.args || '0')
      const line = (number: number) => ({ label: `Open ${number}`, command: `headlines ${number}` })
      return doc(
        ...[1, 2, 3].map((number) =>
          opened === number
            ? item(number, `Headline ${number}`, { body: ['The whole story.'] })
            : item(number, `Headline ${number}`, { open: line(number) }),
        ),
      )
    },
    search: async (query) =>
      doc(paragraph(`Found: ${query.args}`), {
        kind: 'actions',
        actions: [{ label: 'More', command: `search ${query.args} /2` }],
      }),
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
      return (await answers[query.command]?.(query)) ?? null
    },
    turn: async () => {},
    find: async () => [],
    async follow(change) {
      changes.push(change)
      const key = keyOf(change.target)
      if (change.kind === 'moved' && subscribed.delete(key)) subscribed.add(keyOf(change.to))
      changed()
    },
    menu: () => [],
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
