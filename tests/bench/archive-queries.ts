import type { Store } from '../../src/store/port.ts'
import { seeded } from './archive.ts'

/** One measured kind of question; times in milliseconds. */
export interface QueryRow {
  readonly name: string
  readonly runs: number
  readonly p50: number
  readonly p99: number
  /** How many entries the last run found in all, to see that the question found something. */
  readonly found: number
}

export interface QueryFigures {
  readonly rows: readonly QueryRow[]
  /** Memory of the whole process after all questions, in megabytes. */
  readonly rssMb: number
}

const window = { offset: 0, limit: 10 }

const english = [
  'payment',
  'alibaba',
  'cross border',
  'bank credit',
  'robot delivery',
  'harbour wire',
  'battery',
  'coupon',
]
const veryFrequent = ['the', 'of', 'the of', 'to in and', '的', '公司', 'company']
const chinese = ['支付宝', '人工智能', '自动驾驶', '跨境 物流', '直播', '苏宁', '疫苗', '数']
const beginnings = ['paym', 'logis', 'sub', 'alib', 'cross bor', 'ref', 'san', 'dal']
const misspelt = ['paymnet', 'alibab', 'logistcs', 'delivrey', 'insurence', 'resturant', 'sattelite', 'warehuose robot']
const nothing = ['zzzzqqq', '龘龘', 'payment zzzzqqq', '支付宝监管政策', '"*(']

/** Asks each kind of question many times, in a shuffled order that repeats itself, of a store that holds an archive. */
export const measureQueries = async (store: Store, runs = 400): Promise<QueryFigures> => {
  const random = seeded(7)
  const issues = (await store.latest())?.number ?? 0
  const topics = [...(await store.topicCounts()).keys()]
  const any = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const searching = (from: readonly string[]) => async () => (await store.search(any(from), window)).total

  const questions: readonly (readonly [string, () => Promise<number>])[] = [
    ['latest', async () => (await store.latest())?.number ?? 0],
    ['issue', async () => (await store.issue(1 + Math.floor(random() * issues)))?.number ?? 0],
    ['byTopic', async () => (await store.byTopic(any(topics), window)).total],
    ['byTopic, far back', async () => (await store.byTopic(any(topics), { offset: 2000, limit: 10 })).total],
    ['search, English', searching(english)],
    ['search, Chinese', searching(chinese)],
    ['search, beginning of a word', searching(beginnings)],
    ['search, misspelt', searching(misspelt)],
    ['search, very frequent', searching(veryFrequent)],
    ['search, nothing or part of it', searching(nothing)],
    ['search, 200th page', async () => (await store.search(any(english), { offset: 1990, limit: 10 })).total],
  ]
  const rows: QueryRow[] = []
  for (const [name, ask] of questions) {
    for (let warm = 0; warm < 20; warm++) await ask()
    const times: number[] = []
    let found = 0
    for (let run = 0; run < runs; run++) {
      const from = performance.now()
      found = await ask()
      times.push(performance.now() - from)
    }
    times.sort((a, b) => a - b)
    rows.push({ name, runs, p50: at(times, 0.5), p99: at(times, 0.99), found })
  }
  return { rows, rssMb: process.memoryUsage.rss() / 1e6 }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
