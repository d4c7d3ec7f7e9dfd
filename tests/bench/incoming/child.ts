import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A process of the bench that does one request after another. */
export interface Child {
  /** What it told when it was ready. */
  readonly ready: unknown
  ask(request: object): Promise<unknown>
  end(): Promise<void>
}

/** Several of them, which end together. */
export const gatherChildren = () => {
  const children: Child[] = []
  return {
    async start(file: string, argument: object): Promise<Child> {
      const child = await startChild(file, argument)
      children.push(child)
      return child
    },
    async end(): Promise<void> {
      await Promise.all(children.map((child) => child.end()))
    },
  }
}

/** Starts a file of this folder; it is told `argument` and says when it is ready. */
export async function startChild(file: string, argument: object): Promise<Child> {
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(argument)], { stdio: 'inherit' })
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file} ended with ${code}`)))
  died.catch(() => {})
  const answer = async (): Promise<unknown> => {
    const [message]: unknown[] = await Promise.race([once(child, 'message'), died])
    return message
  }
  return {
    ready: await answer(),
    async ask(request) {
      const answered = answer()
      child.send(request)
      return answered
    },
    async end() {
      if (child.connected) child.disconnect()
      await died.catch(() => {})
    },
  }
}

/** What this process was told when it was started. */
export const argument = (): unknown => JSON.parse(process.argv[2] ?? '{}')

/** Says that this process is ready, and answers what it is asked; `stop` runs when its parent lets go of it. */
export function serve(ready: object, answer: (request: unknown) => Promise<object>, stop = async () => {}): void {
  process.on('message', async (request) => process.send?.(await answer(request)))
  process.on('disconnect', async () => {
    await stop()
    process.exit(0)
  })
  process.send?.(ready)
}

/** Milliseconds on a clock that all processes of a machine share. */
export const clock = (): number => Number(process.hrtime.bigint()) / 1e6
