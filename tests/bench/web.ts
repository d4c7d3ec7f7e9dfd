import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Agent, request } from 'undici'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { launchBrowser } from '../browser/launch.ts'
import { archive, load } from './archive.ts'
import { digits, printTable } from './table.ts'

const issues = 400
const rounds = 3
const roundMs = 3000
const connections = 32
const server = fileURLToPath(new URL('web-server.ts', import.meta.url))

/** A phone on 3G: 1.6 Mbit/s down, 768 kbit/s up, 150 ms there and back (WebPageTest's "3G Fast"). */
const threeG = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 96_000 }

interface Round {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/** Measures the archive's pages beside a bare Hono app that gives the same bytes, and what a phone sees of one. */
export async function measureWeb(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  const path = join(folder, 'archive.db')
  const store = openSqlite({ path })
  await load(store, archive({ seed: 1, issues }))
  await store.close()
  const ours = await up(['archive', path])
  const page = await (await request(`${ours.url}/issues/1`)).body.text()
  const bare = await up(['bare', '', page])
  try {
    const seen = { ours: [] as Round[], bare: [] as Round[] }
    for (let round = 0; round < rounds; round++) {
      seen.bare.push(await hammer(bare.url))
      seen.ours.push(await hammer(ours.url))
    }
    const row = (name: string, all: readonly Round[]): readonly string[] => {
      const best = [...all].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(all.length / 2)]
      return [name, digits(best?.perSecond ?? 0, 0), digits(best?.p50 ?? 0, 1), digits(best?.p99 ?? 0, 1)]
    }
    const rates = [seen.ours, seen.bare].map((all) => Number(row('', all)[1]))
    printTable(
      `Web: pages of ${issues} issues, ${connections} connections, median of ${rounds} rounds (aim: at least 50 % of the bare app)`,
      ['', 'pages/s', 'p50 ms', 'p99 ms'],
      [
        row('the archive', seen.ours),
        row('bare Hono, same bytes', seen.bare),
        ['share', `${digits((100 * (rates[0] ?? 0)) / (rates[1] ?? 1), 0)} %`, '', ''],
      ],
      'web.pages',
    )
    await onPhone(ours.url, folder)
  } finally {
    ours.process.kill()
    bare.process.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function up(args: readonly string[]): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const process = fork(server, args)
  const [port] = await once(process, 'message')
  return { url: `http://127.0.0.1:${port}`, process }
}

async function hammer(url: string): Promise<Round> {
  const dispatcher = new Agent({ connections })
  const times: number[] = []
  const end = performance.now() + roundMs
  let next = 0
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      const from = performance.now()
      const { body } = await request(`${url}/issues/${(next++ % issues) + 1}`, { dispatcher })
      await body.dump()
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  await dispatcher.close()
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0
  return { perSecond: (times.length * 1000) / roundMs, p50: at(0.5), p99: at(0.99) }
}

async function onPhone(url: string, folder: string): Promise<void> {
  const browser = await launchBrowser(folder)
  try {
    const paints: number[] = []
    let bytes = 0
    for (let look = 0; look < 5; look++) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      const wire = await context.newCDPSession(page)
      await wire.send('Network.enable')
      await wire.send('Network.emulateNetworkConditions', threeG)
      bytes = 0
      wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength
      })
      await page.goto(`${url}/issues/${issues - look}`, { waitUntil: 'networkidle' })
      paints.push(await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`))
      await context.close()
    }
    paints.sort((a, b) => a - b)
    printTable(
      'Web: an issue of 12 items on a phone over 3G (1.6 Mbit/s, 150 ms), nothing kept from before',
      ['', 'seen', 'aim'],
      [
        ['first contentful paint, ms (median of 5)', digits(paints[2] ?? 0, 0), '< 500'],
        ['all that is fetched, kB', digits(bytes / 1000, 1), '< 100'],
      ],
      'web.phone',
    )
  } finally {
    await browser.close()
  }
}
