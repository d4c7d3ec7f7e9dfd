import { randomUUID } from 'node:crypto'
import { takeTyped } from '../../../adapters/typed/typed.ts'
import type { WebDesk } from '../../../adapters/web/ports.ts'
import type { Host } from '../../adapter.ts'
import type { Config } from '../../config.ts'
import type { SendRate } from '../../delivery/send-rate.ts'
import type { Desk } from '../../desk/desk.ts'
import { readDrafts } from '../../desk/draft/change-drafts.ts'
import { sectionMark } from '../../desk/draft/sections.ts'
import { wordsOf } from '../../desk/post/read-post.ts'
import { nextMoments } from '../../desk/schedule/due-times.ts'
import type { Item } from '../../model.ts'
import type { Store } from '../../store/port.ts'
import { specimensOf } from './specimens.ts'

export interface WebDeskOptions {
  readonly config: Config
  readonly store: Store
  readonly desk: Pick<Desk, 'schedule'>
  readonly host: Pick<Host, 'answer' | 'note' | 'reads' | 'menu'>
  readonly now: () => number
  readonly rate: Pick<SendRate, 'total'>
}

/** So many issues and moments stand in the calendar at most. */
const mostMoments = 40

/** The desk as its pages see it. What is done there is done by the commands of the chat, as the person in their private chat. */
export function createWebDesk({ config, store, desk, host, now, rate }: WebDeskOptions): WebDesk {
  const { brief } = config
  const entry = (item: Item) => ({ key: item.key ?? '', item, words: wordsOf(item) })
  return {
    async look() {
      const { draft, later } = await readDrafts(store, now)
      const newest = (await store.latest())?.number ?? 0
      const standing = await desk.schedule.recurring()
      return {
        number: newest + 1,
        title: draft.title || brief.title,
        sections: draft.sections.map(({ title, items }) => ({
          title,
          mark: sectionMark(title),
          items: items.map(entry),
        })),
        later: later.sections.flatMap(({ items }) => items.map(entry)),
        calendar: {
          once: (await desk.schedule.once())?.at ?? null,
          standing: standing === null ? [] : nextMoments(now(), standing, brief.timeZone, mostMoments),
          published: (await store.releasesAfter(newest - mostMoments, mostMoments)).map(({ issue, at }) => ({
            issue,
            at,
          })),
          now: now(),
        },
        proposals: (await store.openProposals()).count,
      }
    },
    async published(number) {
      const issue = await store.issue(number)
      return issue?.sections.flatMap(({ items }) => items.map(entry)) ?? null
    },
    async specimens(which) {
      const whole = which === 'draft' ? (await readDrafts(store, now)).draft : await store.issue(which)
      return whole === null ? null : specimensOf(whole, config)
    },
    async give({ person, name, target }, line) {
      const alone = { target, person: { id: person.slice(person.indexOf(':') + 1), name } }
      return takeTyped(host, alone, line, `web ${randomUUID()}`)
    },
    async pulse() {
      const newest = await store.latest()
      const { version } = await store.draft()
      const state = newest && [
        await store.progress(newest.number),
        await store.fixes(newest.number),
        await store.halted(newest.number),
      ]
      return JSON.stringify([await store.archiveMark(), version, state, rate.total()])
    },
  }
}
