import { expect, it } from 'vitest'
import { createStoreWatch } from '../../src/background/store-watch.ts'
import { createLog } from '../../src/log.ts'
import { newsdesk } from '../fakes/newsdesk.ts'
import { createTalker } from '../fakes/talker.ts'

const log = createLog({ level: 'silent', secrets: [], fd: 2, terminal: false, colour: false })
const minute = 60_000

/** A desk with two editors, of whom one reads Chinese, and a database that is away when it is told to be. */
async function desk() {
  const messenger = createTalker()
  const { room, as, store } = newsdesk({ messenger })
  const [ann, bob] = [as('Ann'), as('Bob')]
  for (const each of [ann, bob]) await each.gives('history')
  await store.subscribe(bob.target, { language: 'zh' }, 0)
  let [fault, at]: [string | null, number] = [null, 0]
  const members = async () => {
    if (fault !== null) throw new Error(fault)
    return room.desk.roles.members()
  }
  const audience = { store, brief: room.brief, roles: { ...room.desk.roles, members }, messenger }
  const watch = () => createStoreWatch({ audience, store: { fault: async () => fault }, elapsed: () => at, log })
  return {
    watch,
    told: { ann: () => messenger.at(ann.target), bob: () => messenger.at(bob.target) },
    /** Half a minute after the other it is looked at. */
    async pass(watching: readonly ReturnType<typeof watch>[], ms: number, reason: string | null) {
      fault = reason
      for (let left = ms; left > 0; left -= minute / 2) {
        at += minute / 2
        for (const each of watching) await each.poll()
      }
    },
  }
}

it('tells the editors of a database that does not work for two minutes, without it, and when it works again; each once', async () => {
  const { watch, told, pass } = await desk()
  const watching = watch()
  watching.duty.start()
  await pass([watching], minute, null)
  await pass([watching], 2 * minute, 'it cannot be reached')
  expect(told.ann()).toEqual([])
  await pass([watching], 30 * minute, 'it cannot be reached')
  expect(told.ann()).toEqual([expect.stringContaining('My database has not worked for 2 minutes: nothing goes out')])
  expect(told.bob()).toEqual([expect.stringContaining('数据库已有 2 分钟无法使用')])
  await pass([watching], 5 * minute, null)
  expect(told.ann().slice(1)).toEqual([expect.stringContaining('My database works again, after 32 minutes')])
  expect(told.bob().slice(1)).toEqual([expect.stringContaining('数据库在 32 分钟后恢复了')])
  await pass([watching], minute, 'the disk is full')
  await pass([watching], minute, null)
  expect(told.ann()).toHaveLength(2)
  await pass([watching], 3 * minute, 'the disk is full')
  expect(told.ann()).toHaveLength(3)
})

it('leaves the telling to the process that had the desk when the database failed', async () => {
  const { watch, told, pass } = await desk()
  const [holder, other] = [watch(), watch()]
  holder.duty.start()
  await pass([holder, other], minute / 2, null)
  // The duty goes with the database.
  await holder.duty.stop()
  await pass([other, holder], 3 * minute, 'it cannot be reached')
  other.duty.start()
  await pass([other, holder], minute, null)
  expect(told.ann()).toEqual([expect.stringContaining('has not worked'), expect.stringContaining('works again')])
})
