import { describe, expect, it } from 'vitest'
import { notifyEditors, notifyOwners } from '../../../src/desk/notify/notify.ts'
import { createRoles } from '../../../src/desk/people/roles.ts'
import type { Doc } from '../../../src/doc.ts'
import { emptyStore } from '../../fakes/empty-store.ts'
import { createTalker } from '../../fakes/talker.ts'

const brief = { title: 'Brief', timeZone: 'UTC', language: 'en' } as const
const chat = (platform: string, account: string) => ({ platform, account, chat: account, thread: null })
const doc = (): Doc => ({ language: 'en', blocks: [] })

/** Ann is an owner in Telegram, and the same person in Slack; Bob is an owner in Telegram alone. */
async function desk() {
  const store = emptyStore()
  const messenger = createTalker()
  const entry = { at: 0, actor: { person: 'telegram:ann', name: 'Ann', from: null }, subject: 'link', detail: {} }
  await store.invite({ hash: 'h', kind: 'link', by: 'telegram:ann', expiresAt: 9e15 }, { ...entry, action: 'invited' })
  await store.join('h', { person: 'slack:ann', name: 'Ann' }, { ...entry, action: 'linked' })
  const places = { ann: chat('telegram', 'ann'), annAtSlack: chat('slack', 'ann'), bob: chat('telegram', 'bob') }
  await store.rememberPrivateChat('telegram:ann', 'Ann', places.ann)
  await store.rememberPrivateChat('slack:ann', 'Ann', places.annAtSlack)
  await store.rememberPrivateChat('telegram:bob', 'Bob', places.bob)
  const audience = { store, brief, messenger, roles: createRoles(store, ['telegram:ann', 'telegram:bob']) }
  const told = () => messenger.said.map(({ target }) => `${target.platform} ${target.chat}`).sort()
  return { audience, told }
}

describe('what owners are told', () => {
  it('reaches each human once, at the first place where they were seen', async () => {
    const { audience, told } = await desk()
    await notifyOwners(audience, doc)
    expect(told()).toEqual(['telegram ann', 'telegram bob'])
  })

  it('reaches them on their other platform where the first one is mute', async () => {
    const { audience, told } = await desk()
    await notifyOwners(audience, doc, { mute: { platform: 'telegram', account: null } })
    expect(told()).toEqual(['slack ann', 'telegram bob'])
  })

  it('goes round an account that is mute, and no other of its platform', async () => {
    const { audience, told } = await desk()
    await notifyOwners(audience, doc, { mute: { platform: 'telegram', account: 'bob' } })
    expect(told()).toEqual(['telegram ann', 'telegram bob'])
  })

  it('is tried where nobody can be told any other way', async () => {
    const { audience, told } = await desk()
    await notifyEditors(audience, doc, { platform: 'telegram', account: null })
    expect(told()).toEqual(['slack ann'])
  })
})
