import { createRender } from '../../adapters/console/render.ts'
import { type Alone, commandIn } from '../../adapters/typed/typed.ts'
import type { Query } from '../adapter.ts'
import { createBriefwire } from '../briefwire.ts'
import type { Config } from '../config.ts'
import { type Action, type Doc, formless } from '../doc.ts'
import { createLog } from '../log.ts'
import { openDesk, ownersOf } from './open-desk.ts'

/** What came of a command that was given from a shell. */
export interface Said {
  /** The answer as the terminal shows it. */
  readonly text: string
  readonly doc: Doc
  /** The answer asks whether to go on, and nobody has said yes: nothing was changed. */
  readonly open: boolean
  /** What is out is no longer what it was. */
  readonly corrected: boolean
}

export interface SayOptions {
  readonly config: Config
  readonly secrets: readonly string[]
  /** Says yes where it asks. */
  readonly yes: boolean
  readonly look: { readonly width: number; readonly colour: boolean }
}

/** Gives a command of the chat as whoever sits at the terminal, without serving anything: `correct`, `129.3 New headline`. */
export async function say(command: string, args: string, options: SayOptions): Promise<Said | null> {
  const { config, secrets, yes, look } = options
  const { store } = await openDesk(config)
  const log = createLog({ level: 'warn', secrets, fd: 2, terminal: false, colour: false })
  const briefwire = createBriefwire({ ...config, admins: ownersOf(config), store, adapters: [], log })
  try {
    const before = await store.archiveMark()
    const corrected = async (): Promise<boolean> => (await store.archiveMark()) !== before
    const first = await briefwire.host.answer(queryOf(command, args))
    if (first === null) return null
    const asked = questionIn(first)
    if (asked === null || !yes)
      return { text: shown(first), doc: first, open: asked !== null, corrected: await corrected() }
    const [pressed = '', ...rest] = asked.command.split(' ')
    const doc = (await briefwire.host.answer(queryOf(pressed, rest.join(' ')))) ?? first
    return { text: shown(doc), doc, open: false, corrected: await corrected() }
  } finally {
    await briefwire.stop()
  }

  function shown(doc: Doc): string {
    // Nobody at a shell can press anything.
    const blocks = doc.blocks.filter(({ kind }) => kind !== 'actions')
    return createRender(look)({ ...doc, blocks })
      .join('\n')
      .trimEnd()
  }
}

/** The button that goes on with what is asked. */
const questionIn = (doc: Doc): Action | null =>
  doc.blocks
    .flatMap((block) => (block.kind === 'actions' ? formless(block.actions) : []))
    .find(({ tone }) => tone !== undefined) ?? null

const shell: Alone = {
  target: { platform: 'console', account: 'local', chat: 'terminal', thread: null },
  person: { id: 'local', name: null },
}

/** The command as somebody gives it; the words behind it may have lines of their own. */
function queryOf(command: string, args: string): Query {
  const query = commandIn(`${command} ${args}`, shell)
  if (query === null) throw new Error('a command without a name')
  return query
}
