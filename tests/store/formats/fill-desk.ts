import type { Store } from '../../../src/store/port.ts'
import { auditEntryOf, beat, changed, chat, correct, fixOf, item, noon } from '../../contracts/store/samples.ts'
import { newsroom } from './fill-ledger.ts'
import { firstIssue } from './texts.ts'

const day = 86_400_000

/** What came with the editors' desk: corrections, the record, members, and what they sent and were asked. */
export const fillDesk = async (store: Store): Promise<void> => {
  await store.saveDraft((await store.draft()).draft, (await store.draft()).version, noon, {
    later: {
      title: '',
      date: null,
      sections: [{ title: null, items: [item(1, { headline: 'For Monday', key: 'k9' })] }],
      footer: [],
    },
    audit: auditEntryOf('posted'),
  })
  await correct(store, 1, { headline: 'A bank in Porto pays in seconds' })
  const taken = await beat(store, { now: noon + 1 })
  await beat(store, { now: noon + 1, fixMarks: [changed(fixOf(taken, 'reader'))], lanes: [] })

  const ann = { person: 'telegram:1', name: 'Ann' }
  await store.invite(
    { hash: 'hash of a code', kind: 'editor', by: 'cli', expiresAt: noon + day },
    auditEntryOf('invited'),
  )
  await store.invite(
    { hash: 'hash of another', kind: 'owner', by: 'cli', expiresAt: noon + day },
    auditEntryOf('invited'),
  )
  await store.join('hash of a code', ann, auditEntryOf('joined'))
  await store.rememberPrivateChat(ann.person, ann.name, chat('1'))
  await store.setQuestion(ann.person, chat('1'), { command: 'edit 2', expiresAt: noon + day })
  await store.keepNote({ target: newsroom, message: '170.1', person: 'slack:U9', at: noon, content: '{"kind":"text"}' })
  await store.saveSetting('schedule', String(noon + day))
  await store.keepProgressMessage({ issue: 3, target: chat('1'), message: '55' })
  const picture = await store.keepPicture({ type: 'image/png', bytes: Buffer.from('a small picture') }, noon)
  await store.keepCopy(picture, newsroom, 'F123')
}

/** The source of the item that was corrected. */
export const corrected = firstIssue.sections[0]?.items[0]?.source?.url ?? ''
