import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Adapter, SendContext } from '../../src/adapter.ts'
import { command, type Doc, link, paragraph, strong, text } from '../../src/doc.ts'
import { DeliveryError, type DeliveryFailure } from '../../src/errors.ts'
import type { Target } from '../../src/model.ts'
import { patienceMs } from '../fakes/patience.ts'
import { docs, hostileDocs, lostLetters, textsOf } from './docs.ts'

/** An adapter with a platform behind it, made anew for each test. */
export interface AdapterRoom<Part> {
  readonly adapter: Adapter<Part>
  /** A place that can be written to. */
  readonly target: Target
  /** What readers see there now, one text a message, in order. */
  seen(): readonly string[] | Promise<readonly string[]>
  /** The ids of what is pinned there; absent: nothing can be. */
  pinned?(): readonly string[]
  /** Takes the platform down, after the adapter was closed. */
  end(): Promise<void>
}

/** A way in which a call fails, and what the adapter has to make of it. */
export interface FailureCase<Room> {
  readonly name: string
  readonly on?: 'send' | 'edit' | 'remove' | 'pin'
  /** Makes the next call fail. */
  arrange(room: Room): void
  readonly expected: Partial<DeliveryFailure> & Pick<DeliveryFailure, 'kind'>
}

export interface AdapterContract<Part, Room extends AdapterRoom<Part>> {
  readonly name: string
  make(): Promise<Room>
  readonly failures?: readonly FailureCase<Room>[]
  /** What must not appear in any error: tokens. */
  readonly secrets?: readonly string[]
}

/** What every adapter promises, whatever its platform: call it at the top level of the adapter's own test file. */
export const adapterContract = <Part, Room extends AdapterRoom<Part>>(contract: AdapterContract<Part, Room>): void => {
  const rooms: Room[] = []
  const make = async (): Promise<Room> => {
    const room = await contract.make()
    rooms.push(room)
    return room
  }
  afterEach(async () => {
    for (const room of rooms.splice(0)) {
      await room.adapter.close()
      await room.end()
    }
  })
  const context = (first: string | null = null): SendContext => ({ signal: AbortSignal.timeout(patienceMs), first })
  const only = ({ adapter }: Room, doc: Doc): Part => {
    const [part] = adapter.render(doc)
    if (part === undefined) throw new Error('render gave nothing')
    return part
  }

  describe(`${contract.name}: the adapter contract`, () => {
    test('it names its platform, its accounts and a pace', async () => {
      const { adapter, target } = await make()
      expect(adapter.platform).toBe(target.platform)
      expect(adapter.accounts()).toContain(target.account)
      expect(adapter.pace.perSecond).toBeGreaterThan(0)
      expect(adapter.pace.chatMs(target)).toBeGreaterThanOrEqual(0)
    })

    test('the same doc gives the same parts, at least one', async () => {
      const { adapter } = await make()
      fc.assert(
        fc.property(docs, (doc) => {
          const parts = adapter.render(doc)
          expect(parts.length).toBeGreaterThan(0)
          expect(JSON.stringify(adapter.render(doc))).toBe(JSON.stringify(parts))
        }),
        { numRuns: 30 },
      )
    })

    for (const [name, doc] of Object.entries(hostileDocs))
      test(`a hostile doc (${name}) arrives, and no letter of it is lost`, async () => {
        const { adapter, target, seen } = await make()
        const parts = adapter.render(doc)
        let first: string | null = null
        for (const part of parts) {
          const id: string = await adapter.send(target, part, context(first))
          first ??= id
        }
        const shown = (await seen()).join('\n')
        expect(shown).not.toBe('')
        expect(lostLetters(textsOf(doc).join('\n'), shown)).toBe('')
      })

    test('parts arrive in order, and every message has an id of its own', async () => {
      const room = await make()
      const ids: string[] = []
      for (const word of ['one', 'two', 'three'])
        ids.push(await room.adapter.send(room.target, only(room, words(word)), context(ids[0] ?? null)))
      expect(new Set(ids).size).toBe(3)
      const seen = await room.seen()
      const at = ['one', 'two', 'three'].map((word) => seen.findIndex((message) => message.includes(word)))
      expect(at).toEqual([...at].sort((a, b) => a - b))
      expect(at).not.toContain(-1)
    })

    test('an edit replaces what was sent, and the same edit twice is no failure', async ({ skip }) => {
      const room = await make()
      const { edit, send } = room.adapter
      if (edit === undefined) return skip(`${contract.name} cannot edit`)
      const id = await send(room.target, only(room, words('before')), context())
      const part = only(room, words('after'))
      await edit(room.target, id, part, AbortSignal.timeout(patienceMs))
      await edit(room.target, id, part, AbortSignal.timeout(patienceMs))
      const seen = (await room.seen()).join('\n')
      expect(seen).toContain('after')
      expect(seen).not.toContain('before')
    })

    test('what is removed is gone, and removing it again says so', async ({ skip }) => {
      const room = await make()
      const { remove, send } = room.adapter
      if (remove === undefined) return skip(`${contract.name} cannot remove`)
      const id = await send(room.target, only(room, words('regret')), context())
      await remove(room.target, id, AbortSignal.timeout(patienceMs))
      expect((await room.seen()).join('\n')).not.toContain('regret')
      const again = await remove(room.target, id, AbortSignal.timeout(patienceMs)).catch((thrown: unknown) => thrown)
      expect(failureIn(again)?.kind).toBe('gone')
    })

    test('what is pinned is in sight, twice is no failure, and what is gone cannot be', async ({ skip }) => {
      const room = await make()
      const { pin, send, remove } = room.adapter
      if (pin === undefined || room.pinned === undefined) return skip(`${contract.name} cannot pin`)
      const id = await send(room.target, only(room, words('agenda')), context())
      await pin(room.target, id, AbortSignal.timeout(patienceMs))
      await pin(room.target, id, AbortSignal.timeout(patienceMs))
      expect(room.pinned()).toEqual([id])
      await remove?.(room.target, id, AbortSignal.timeout(patienceMs))
      expect(room.pinned()).toEqual([])
      const again = await pin(room.target, id, AbortSignal.timeout(patienceMs)).catch((thrown: unknown) => thrown)
      expect(failureIn(again)?.kind).toBe('gone')
    })

    test('what answers a message arrives, also where that message is gone', async () => {
      const room = await make()
      const { remove, send } = room.adapter
      const id = await send(room.target, only(room, words('question')), context())
      await send(room.target, only(room, words('answer')), { ...context(), answers: id })
      await remove?.(room.target, id, AbortSignal.timeout(patienceMs))
      await send(room.target, only(room, words('afterthought')), { ...context(), answers: id })
      const seen = (await room.seen()).join('\n')
      expect(seen).toContain('answer')
      expect(seen).toContain('afterthought')
    })

    for (const failure of contract.failures ?? [])
      test(`${failure.on ?? 'send'}: ${failure.name} is ${failure.expected.kind}`, async () => {
        const room = await make()
        const { adapter, target } = room
        const part = only(room, words('hello'))
        const id = failure.on === undefined || failure.on === 'send' ? '' : await adapter.send(target, part, context())
        failure.arrange(room)
        const { signal } = context()
        const call = {
          send: () => adapter.send(target, part, context()),
          edit: () => adapter.edit?.(target, id, only(room, words('other')), signal),
          remove: () => adapter.remove?.(target, id, signal),
          pin: () => adapter.pin?.(target, id, signal),
        }[failure.on ?? 'send']
        const thrown = await Promise.resolve(call()).catch((error: unknown) => error)
        expect(failureIn(thrown)).toMatchObject(failure.expected)
        const shown = thrown instanceof Error ? `${thrown.stack} ${JSON.stringify(thrown)} ${String(thrown.cause)}` : ''
        for (const secret of contract.secrets ?? []) expect(shown).not.toContain(secret)
      })

    test('closing twice is harmless', async () => {
      const { adapter } = await make()
      await adapter.close()
      await adapter.close()
    })
  })
}

/** The failure inside what was thrown, or undefined: it was no DeliveryError. */
export const failureIn = (thrown: unknown): DeliveryFailure | undefined =>
  thrown instanceof DeliveryError ? thrown.failure : undefined

const words = (word: string): Doc => ({
  language: 'en',
  blocks: [
    paragraph(text(word), ' ', strong('and'), ' ', link('more', 'https://example.com/'), ' ', command('latest')),
  ],
})
