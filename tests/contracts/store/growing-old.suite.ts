import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/port.ts'
import type { OpenBench } from '../store.suite.ts'
import {
  beat,
  changed,
  chat,
  claimOf,
  correct,
  edition,
  item,
  noon,
  publication,
  publish,
  sent,
  subscribe,
} from './samples.ts'

const day = 86_400_000
const png = (byte: number) => ({ type: 'image/png', bytes: new Uint8Array([byte]) })

/** What is due arrives, in one part each. */
const arriveAll = async (store: Store): Promise<void> => {
  const { claims } = await beat(store)
  await beat(store, { marks: claims.map((claim) => sent(claim)), lanes: [] })
}

export const growingOldSuite = (open: OpenBench): void => {
  describe('what is old', () => {
    it('lets go of its copies bit by bit; what became of them stays', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await publish(store, 'One')
      await arriveAll(store)
      await correct(store, 1)
      const { fixes } = await beat(store)
      await beat(store, { fixMarks: fixes.map((fix) => changed(fix)), lanes: [] })
      expect(await store.retire(noon, 2)).toEqual({ copies: 0, more: false })
      expect(await store.retire(noon + 9 * day, 2)).toEqual({ copies: 2, more: true })
      expect(await store.isRetired(1)).toBe(true)
      expect(await store.retire(noon + 9 * day, 2)).toEqual({ copies: 1, more: true })
      expect(await store.retire(noon + 9 * day, 2)).toEqual({ copies: 0, more: false })

      expect(await rows.deliveries()).toEqual([])
      expect(await rows.parts()).toEqual([])
      expect(await rows.fixes()).toEqual([])
      expect(await store.progress(1)).toMatchObject({ sent: 3, pending: 0 })
      expect(await store.fixes(1)).toMatchObject({ edited: 3 })
    })

    it('keeps what is not at an end, and lets go of it when it is; nobody else waits for that', async () => {
      const { store, rows } = await open()
      await subscribe(store, ['a', 'b', 'c'])
      await publish(store, 'Still under way')
      const ticked = await beat(store)
      await beat(store, { marks: [sent(claimOf(ticked, 'a'))], lanes: [] })
      await publish(store, 'Later', [], noon + day)
      const retire = async (): Promise<number> => {
        let sum = 0
        for (;;) {
          const { copies, more } = await store.retire(noon + 9 * day, 2)
          sum += copies
          if (!more) return sum
        }
      }
      expect(await retire()).toBe(1)
      expect(await retire()).toBe(0)
      expect((await rows.deliveries()).map(({ issue }) => issue)).toEqual([1, 1, 2, 2, 2])
      await beat(store, { marks: ['b', 'c'].map((name) => sent(claimOf(ticked, name))), lanes: [] })
      expect(await retire()).toBe(2)
      expect((await rows.deliveries()).map(({ issue }) => issue)).toEqual([2, 2, 2])
      expect(await store.progress(1)).toMatchObject({ sent: 3, pending: 0, sending: 0 })
    })

    it('counts what went where by platform alone, however many accounts there were', async () => {
      const { store } = await open()
      for (const account of ['T1', 'T2', 'T3'])
        await store.subscribe({ platform: 'slack', account, chat: 'C1', thread: null }, {}, noon)
      await publish(store, 'One')
      const lanes = ['T1', 'T2', 'T3'].map((account) => ({ platform: 'slack', account }))
      const { claims } = await beat(store, { lanes })
      await beat(store, { marks: claims.map((claim) => sent(claim)), lanes: [] })
      await store.retire(noon + day, 10)
      expect(await store.progress(1)).toMatchObject({ sent: 3, pending: 0 })
      expect(await store.isRetired(1)).toBe(true)
    })

    it('is still corrected, in the archive alone', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await arriveAll(store)
      await store.retire(noon + day, 10)
      expect(await correct(store, 1, { headline: 'Put right' })).toMatchObject({ kind: 'corrected', copies: 0 })
      expect((await beat(store, { now: noon + day })).fixes).toEqual([])
      expect((await store.issue(1))?.sections[0]?.items[0]?.headline).toBe('Put right')
    })

    it('comes to nobody again who comes back', async () => {
      const { store } = await open()
      await subscribe(store, ['a'])
      await publish(store, 'One')
      await arriveAll(store)
      await store.retire(noon + 20 * day, 10)
      await store.pause(chat('a'), 'archived', noon + 20 * day)
      await store.subscribe(chat('a'), {}, noon + 21 * day)
      expect((await beat(store, { now: noon + 21 * day })).claims).toEqual([])
    })

    it('goes where nothing shows it any more: pictures, notes and what has expired', async () => {
      const { store } = await open()
      const [shown, lost, young] = [
        await store.keepPicture(png(1), noon),
        await store.keepPicture(png(2), noon),
        await store.keepPicture(png(3), noon + 2 * day),
      ]
      await store.publish(publication(edition([item(1, { photos: [shown] })])))
      await store.keepCopy(lost, { platform: 'telegram', account: 'main' }, 'file')
      await store.setQuestion('p', chat('a'), { command: 'draft', expiresAt: noon })
      const id = await store.keepNote({ target: chat('a'), message: '1', person: 'p', at: noon, content: '{}' })
      await store.sweep(noon + day)
      expect(await store.picture(shown)).not.toBeNull()
      expect(await store.picture(lost)).toBeNull()
      expect(await store.picture(young)).not.toBeNull()
      expect(await store.question('p', chat('a'))).toBeNull()
      expect(await store.storedNote(id)).toBeNull()
    })
  })
}
