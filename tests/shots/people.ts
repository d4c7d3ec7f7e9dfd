import type { openDesk } from '../../src/main.ts'
import type { createFakeTelegram } from '../fakes/telegram.ts'

type Desk = Pick<Awaited<ReturnType<typeof openDesk>>, 'store' | 'desk'>
type Telegram = Awaited<ReturnType<typeof createFakeTelegram>>

const actor = { person: 'cli', name: null, from: null }
const dayMs = 86_400_000

/** So many come on each of these days. */
const arrivals = [14, 9, 22, 18, 31, 12, 40, 26, 19, 33] as const

/** Readers who came over some days, with an issue on most of them; some came for one topic, and some have left again. */
export async function gatherReaders(
  telegram: Telegram,
  { store, desk }: Desk,
  sample: Parameters<typeof desk.publish>[0],
): Promise<void> {
  let count = 0
  for (const [day, many] of arrivals.entries()) {
    const people = Array.from({ length: many }, (_, at) => telegram.person(`Reader ${count + at + 1}`))
    for (const [at, person] of people.entries()) {
      if (at % 3 === 0) person.say('/subscribe payments')
      else if (at % 5 === 0) person.say('/subscribe logistics')
      else person.start()
    }
    count += many
    // Whom the bot cannot reach is paused at some moment.
    await until(async () => {
      const { active, paused } = await store.subscriptionCounts()
      return active + paused >= count
    })
    for (const person of people.slice(0, day % 3)) person.block()
    const at = new Date(Date.now() - (arrivals.length - day) * dayMs)
    await store.noteReaders(at.toISOString().slice(0, 10))
    if (day % 2 === 1)
      await issue({ store, desk }, { ...sample, date: `2026-03-${String(1 + (day >> 1)).padStart(2, '0')}` })
  }
}

/** Publishes one and waits until it is out. */
async function issue({ store, desk }: Desk, draft: Parameters<typeof desk.publish>[0]): Promise<void> {
  const done = await desk.publish(draft, actor)
  if (done.kind !== 'published') throw new Error(done.kind)
  await until(async () => {
    const { pending, sending } = await store.progress(done.issue.number)
    return pending + sending === 0
  })
}

/** Waits, however long it takes. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}
