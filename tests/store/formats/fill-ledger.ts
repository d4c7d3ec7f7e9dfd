import type { Store } from '../../../src/store/port.ts'
import { beat, chat, claimOf, mark, noon, publication, sent } from '../../contracts/store/samples.ts'
import { firstIssue, nextDraft, proposed, secondIssue, thirdIssue } from './texts.ts'

const hour = 3_600_000

/** A channel on the lane that is closed. */
export const newsroom = { platform: 'slack', account: 'T1', chat: 'C1', thread: null }

/** What the first version could keep already: issues, readers, deliveries in each state, a draft, updates. */
export const fillLedger = async (store: Store): Promise<void> => {
  await store.subscribe(chat('reader'), {}, noon)
  await store.subscribe(chat('chinese'), { language: 'zh', topics: ['payments', 'banks'], format: 'headlines' }, noon)
  await store.subscribe(chat('group', '7'), {}, noon)
  await store.subscribe(chat('group', '8'), {}, noon)
  await store.subscribe(chat('evening'), { hour: 20, timeZone: 'Asia/Shanghai' }, noon)
  for (const name of ['unsure', 'broken', 'blocked', 'midway', 'hanging', 'left'])
    await store.subscribe(chat(name), {}, noon)
  await store.subscribe(newsroom, {}, noon)
  await store.unsubscribe(chat('left'), noon)

  await store.publish(publication(firstIssue, { dueAt: () => noon + 8 * hour }))
  const first = await beat(store)
  await beat(store, {
    marks: [
      sent(claimOf(first, 'reader')),
      sent(claimOf(first, 'chinese')),
      sent(claimOf(first, 'group')),
      mark(claimOf(first, 'unsure'), { kind: 'uncertain', reason: 'no answer in 30 s' }),
      mark(claimOf(first, 'broken'), { kind: 'failed', reason: 'the message was refused' }),
      mark(claimOf(first, 'blocked'), { kind: 'lost', reason: 'the bot was blocked' }),
      sent(claimOf(first, 'midway'), 3, noon + hour),
    ],
    lanes: [],
  })
  const there = await beat(store, { lanes: [newsroom] })
  await beat(store, {
    marks: [mark(claimOf(there, 'C1'), { kind: 'closed', reason: 'the token was refused' })],
    lanes: [],
  })

  await store.publish(publication(secondIssue, { dueAt: () => noon + 32 * hour }))
  const second = await beat(store)
  await beat(store, {
    marks: second.claims.map((claim) =>
      claim.target.chat === 'reader'
        ? mark(claim, { kind: 'halted', reason: 'the issue cannot be shown' })
        : mark(claim, { kind: 'again', at: noon + hour, laneUntil: null, reason: 'the platform was away' }),
    ),
    lanes: [],
  })
  await store.publish(publication(thirdIssue, { dueAt: () => noon + 56 * hour }))

  const { version } = await store.draft()
  await store.saveDraft(nextDraft, version, noon)
  const { platform, account } = chat('reader')
  await store.receive({ platform, account }, '901', '{"update_id":901}', noon)
  await store.receive({ platform, account }, '902', '{"update_id":902}', noon)
  await store.handled({ platform, account }, '901', noon)
}

/** What came with both platforms. */
export const fillPlatforms = async (store: Store): Promise<void> => {
  const person = { person: 'slack:U9', name: null, from: newsroom }
  await store.propose({ item: proposed, section: null, ...person }, noon)
  await store.saveInstallation(newsroom, 'sealed words', noon)
}
