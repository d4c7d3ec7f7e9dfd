import { randomBytes } from 'node:crypto'
import type { Platform } from '../platform.ts'

/** The browser as two chats, for whoever has set up nothing yet. */
export const browser: Platform = {
  configured: () => false,
  async connect({ config }) {
    if (!config.web.tryIt) return null
    const { createTryChat } = await import('../../../adapters/web/try/adapter.ts')
    const { createChats } = await import('../../../adapters/web/try/chats.ts')
    const { tryWords } = await import('../../../adapters/web/words/try.ts')
    const chats = createChats()
    const chat = createTryChat(chats, tryWords(config.brief.language).names)
    return { adapter: chat, tryIt: { chats, chat, secret: randomBytes(32).toString('base64url') } }
  },
  preview: {
    name: 'web',
    async load() {
      const { writtenDoc } = await import('../../../adapters/web/page/doc.ts')
      return (doc) => [writtenDoc(doc)]
    },
  },
  examine: async () => [],
  onlyAccount: () => 'local',
  accounts: async ({ web }) => (web.tryIt ? ['local'] : []),
  faultOf: ({ account, chat, thread }) =>
    account === 'local' && (chat === 'reader' || chat === 'editor') && thread === null
      ? null
      : 'the browser has two chats: web,local,reader and web,local,editor',
}
