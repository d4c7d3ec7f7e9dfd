import { describe, expect, it } from 'vitest'
import type { OpenBench } from '../store.suite.ts'
import { invite, join } from './members.suite.ts'
import { chat, noon } from './samples.ts'

const note = { target: chat('a', '7'), message: '10', person: 'telegram:1', at: noon, content: '{"headline":"新"}' }

export const conversationSuite = (open: OpenBench): void => {
  describe('a seat', () => {
    it('is where somebody was seen last, and names them', async () => {
      const { store, other } = await open()
      expect(await store.privateChatOf('slack:U1')).toBeNull()
      await invite(store, 'h1', 'editor')
      await join(store, 'h1', 'slack:U1')
      await store.rememberPrivateChat('slack:U1', 'Bo', chat('a', '7'))
      expect(await (await other()).privateChatOf('slack:U1')).toEqual(chat('a', '7'))
      expect((await store.members())[0]?.name).toBe('Bo')
      await store.rememberPrivateChat('slack:U1', null, chat('b'))
      expect(await store.privateChatOf('slack:U1')).toEqual(chat('b'))
      expect((await store.members())[0]?.name).toBe('Bo')
      await store.rememberPrivateChat('slack:U1', 'Bob', chat('b'))
      expect((await store.members())[0]?.name).toBe('Bob')
      expect(await store.nameOf('slack:U1')).toBe('Bob')
      expect(await store.nameOf('slack:U2')).toBeNull()
    })
  })

  describe('a question', () => {
    it('waits for one person in one place, until it is taken away', async () => {
      const { store, other } = await open()
      const question = { command: 'draft edit k1 2', expiresAt: noon }
      await store.setQuestion('slack:U1', chat('a'), question)
      expect(await (await other()).question('slack:U1', chat('a'))).toEqual(question)
      expect(await store.question('slack:U2', chat('a'))).toBeNull()
      expect(await store.question('slack:U1', chat('a', '7'))).toBeNull()
      expect(await store.question('slack:U1', { ...chat('a'), account: 'another' })).toBeNull()
      await store.setQuestion('slack:U1', chat('a'), { command: 'post', expiresAt: noon + 1 })
      expect(await store.question('slack:U1', chat('a'))).toEqual({ command: 'post', expiresAt: noon + 1 })
      await store.setQuestion('slack:U2', chat('a'), null)
      expect(await store.question('slack:U1', chat('a'))).not.toBeNull()
      await store.setQuestion('slack:U1', chat('a'), null)
      expect(await store.question('slack:U1', chat('a'))).toBeNull()
    })
  })

  describe('a note', () => {
    it('is found by its id and by its message, and forgotten', async () => {
      const { store, other } = await open()
      const id = await store.keepNote(note)
      const elsewhere = await other()
      expect(await elsewhere.storedNote(id)).toEqual({ ...note, id })
      expect(await elsewhere.noteOf(note.target, '10')).toEqual({ ...note, id })
      expect(await store.noteOf(chat('b'), '10')).toBeNull()
      expect(await store.noteOf(note.target, '11')).toBeNull()
      await store.forgetNote(id)
      expect(await store.storedNote(id)).toBeNull()
      expect(await store.noteOf(note.target, '10')).toBeNull()
    })

    it('is replaced when the same message comes again, and keeps its id', async () => {
      const { store } = await open()
      const id = await store.keepNote(note)
      const another = await store.keepNote({ ...note, message: '11' })
      expect(another).not.toBe(id)
      const changed = { ...note, target: chat('a'), at: noon + 5, content: '{"headline":"newer"}' }
      expect(await store.keepNote(changed)).toBe(id)
      expect(await store.storedNote(id)).toEqual({ ...changed, id })
      expect(await store.storedNote(another)).toMatchObject({ content: note.content })
    })
  })
}
