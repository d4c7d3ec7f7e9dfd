import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createReview } from '../../../src/desk/remarks/review.ts'
import { sayRemarks } from '../../../src/desk/remarks/say-remarks.ts'
import { createProbeLink, type ProbeLink } from '../../../src/link-preview/probe-link.ts'
import type { Draft, Item } from '../../../src/model.ts'
import { phrasesIn } from '../../../src/phrases/index.ts'
import { emptyStore } from '../../fakes/empty-store.ts'
import { patienceMs } from '../../fakes/patience.ts'

const at = Date.parse('2026-11-20T08:00:00Z')
const story = (number: number, headline: string, more: Partial<Item> = {}): Item => ({
  number,
  headline,
  body: ['It is so.'],
  source: { name: 'Quay Post', url: null },
  topics: ['ports'],
  ...more,
})
const draftOf = (...items: readonly Item[]): Draft => ({
  title: '',
  date: null,
  footer: [],
  sections: [{ title: null, items }],
})

function reviewOver(probe: ProbeLink | null = null, parts = 1) {
  const store = emptyStore()
  return { store, review: createReview({ store, now: () => at, probe, countParts: async () => parts }) }
}

const said = async ({ review }: ReturnType<typeof reviewOver>, draft: Draft): Promise<readonly string[]> =>
  sayRemarks((await review.of(draft, 5000)).remarks, phrasesIn('en'), 99)

/** A site that answers what its paths say; `/hang` never answers. */
async function site(): Promise<string> {
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/hang') return
    response.writeHead(Number(url.slice(1)) || 200, url === '/301' ? { location: '/404' } : {}).end('x')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

describe('a draft that is looked over', () => {
  it('shows nothing where there is nothing', async () => {
    expect(await said(reviewOver(), draftOf(story(1, 'A quay opens'), story(2, 'A ship leaves')))).toEqual([])
  })

  it('shows what lacks a source or a topic, what is long, and what is in another language', async () => {
    const draft = draftOf(
      story(1, 'A quay opens', { source: null }),
      story(2, 'Ships leave the harbour', { topics: [] }),
      story(3, '上海港开放第二座集装箱码头', { body: ['吞吐量将增加一倍，Maersk 说。'] }),
      story(4, 'A long tale', { body: ['word '.repeat(320)] }),
      story(5, 'Trains are late', { source: null }),
    )
    expect(await said(reviewOver(null, 9), draft)).toEqual([
      'No source: items 1 and 5.',
      'No topic, so only readers of everything get item 2.',
      'In another language than the rest: item 3.',
      'Item 4 is very long: 1,625 characters.',
      'The whole issue comes in 9 messages.',
    ])
    const zh = draftOf(story(1, '上海港开放第二座集装箱码头', { source: null }), story(2, '列车晚点了一个小时'))
    const remarks = (await reviewOver().review.of(zh, 100)).remarks
    expect(sayRemarks(remarks, phrasesIn('zh'), 9)).toEqual(['没有来源：第 1 条。'])
  })

  it('takes an item that is translated for one in both languages', async () => {
    const zh = story(1, '上海港开放第二座集装箱码头', { body: [] })
    const others = [story(2, 'Ships leave the harbour'), story(3, 'Trains are late')]
    const english = { language: 'en', headline: 'A quay opens in Shanghai', body: [] } as const
    expect(await said(reviewOver(), draftOf(zh, ...others))).toEqual(['In another language than the rest: item 1.'])
    expect(await said(reviewOver(), draftOf({ ...zh, language: 'zh', translations: [english] }, ...others))).toEqual([])
  })

  it('shows a story that is told twice, or was out in the last 30 days, and none that is older', async () => {
    const desk = reviewOver()
    const publish = (date: string, headline: string) =>
      desk.store.publish({
        draft: { ...draftOf(story(1, headline)), title: 'Brief', date },
        fingerprint: headline,
        at,
        dueAt: () => at,
        draftVersion: null,
      })
    await publish('2026-10-15', 'The bridge over the bay is closed for good')
    await publish('2026-11-01', 'The harbour opens a second quay for ships')
    const draft = draftOf(
      story(1, 'The harbour opens a second quay for big ships'),
      story(2, 'Trains between the ports are an hour late'),
      story(3, 'Trains between the ports are one hour late'),
      story(4, 'The bridge over the bay is closed for good'),
    )
    expect(await said(desk, draft)).toEqual([
      'Item 1 was in issue 2 already, as item 1.',
      'Item 3 tells the same story as item 2.',
    ])
  })

  it('shows links that lead nowhere, and none of a site that only keeps programs out', async () => {
    const base = await site()
    const probe: ProbeLink = (address) =>
      createProbeLink({ allow: ['127.0.0.1'], patienceMs: address.endsWith('/hang') ? 100 : patienceMs })(address)
    const linked = (number: number, url: string) =>
      story(number, `Story of ${['ports', 'rails', 'roads', 'winds', 'tides', 'fish', 'salt'][number - 1]}`, {
        source: { name: 'Quay Post', url },
      })
    const draft = draftOf(
      linked(1, `${base}/200`),
      linked(2, `${base}/404`),
      linked(3, `${base}/403`),
      linked(4, `${base}/hang`),
      linked(5, 'http://192.168.0.1/'),
      linked(6, `${base}/301`),
      linked(7, 'http://127.0.0.1:9/'),
    )
    expect(await said(reviewOver(probe), draft)).toEqual([
      'The link of item 2 leads nowhere: the site says that there is no such page.',
      'The link of item 4 leads nowhere: the site does not answer.',
      'The link of item 5 leads nowhere: it leads into a private network.',
      'The link of item 6 leads nowhere: the site says that there is no such page.',
      'The link of item 7 leads nowhere: the site does not answer.',
    ])
  })

  it('never waits longer than it may, asks for each link once, and knows the answer later', async () => {
    let answer = (): void => {}
    const asked: string[] = []
    const slow: ProbeLink = (address) => {
      asked.push(address)
      return new Promise((resolve) => {
        answer = () => resolve({ kind: 'dead', why: 'missing' })
      })
    }
    const { review } = reviewOver(slow)
    const draft = draftOf(story(1, 'A quay opens', { source: { name: 'Q', url: 'https://quay.example/1' } }))
    expect(await review.of(draft, 20)).toEqual({ remarks: [], open: 1 })
    const whole = review.look(draft)
    answer()
    await whole
    expect(await review.of(draft, 0)).toEqual({ remarks: [{ kind: 'link', number: 1, state: 'missing' }], open: 0 })
    expect(asked).toEqual(['https://quay.example/1'])
  })

  it('asks a few links at a time, however many there are', async () => {
    let [now, most] = [0, 0]
    const probe: ProbeLink = async () => {
      most = Math.max(most, ++now)
      await sleep(1)
      now--
      return { kind: 'alive' }
    }
    const items = Array.from({ length: 60 }, (_, index) =>
      story(index + 1, `${index} ports`, { source: { name: 'Q', url: `https://quay.example/${index}` } }),
    )
    expect((await reviewOver(probe).review.of(draftOf(...items), patienceMs)).open).toBe(0)
    expect(most).toBe(4)
  })
})
