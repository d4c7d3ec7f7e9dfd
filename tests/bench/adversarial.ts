import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Attack } from './adversarial/attack.ts'
import { attacks } from './adversarial/attacks.ts'
import { measureCards } from './adversarial/cards.ts'
import { measureCsv } from './adversarial/csv.ts'
import { type Held, worstOf } from './adversarial/held.ts'
import { measurePages } from './adversarial/pages.ts'
import { editor, telegramPress } from './adversarial/posts.ts'
import { startChild } from './incoming/child.ts'
import { hook, type Post, secret } from './incoming/posts.ts'
import { digits, printTable } from './table.ts'

/** Nobody notices a loop that is held for less. */
const aimMs = 50
const issues = 3650

const address = z.object({ url: z.string() })
const measured = z.object({ longest: z.number() })
const answer = z.object({ body: z.string() })

/** Sends what is most hostile to every parser, and prints how long each held the event loop at a time. */
export async function measureAdversarial(): Promise<void> {
  const held = [
    ...(await measureProgram()),
    ...(await measurePages()),
    ...(await measureCsv()),
    ...(await measureCards()),
  ]
  const worst = worstOf(held)
  printTable(
    `The event loop, held by hostile input, milliseconds (aim: under ${aimMs})`,
    ['parser', 'inputs', 'longest', 'worst input'],
    worst.map(({ parser, inputs, longest, input }) => [parser, String(inputs), digits(longest, 1), input]),
    'adversarial',
  )
  if (worst.some(({ longest }) => longest >= aimMs)) process.exitCode = 1
}

/** The whole program over an archive of ten years, between servers of both platforms. */
async function measureProgram(): Promise<readonly Held[]> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'))
  const api = await startChild('platform.ts', {})
  const { url: apiUrl } = address.parse(api.ready)
  const target = await startChild(join('..', 'adversarial', 'target.ts'), {
    issues,
    TELEGRAM_BOT_TOKEN: '123456:bench-bench-bench-bench-bench',
    TELEGRAM_API_ROOT: apiUrl,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1${hook}`,
    TELEGRAM_WEBHOOK_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: `${apiUrl}/`,
    ADMINS: `telegram:${editor.telegram},slack:${editor.slack}`,
    DATABASE_URL: `file:${join(folder, 'bench.db')}`,
    CHECK_LINKS: 'false',
    PORT: '0',
  })
  try {
    const { url } = address.parse(target.ready)
    // What is too large is refused before it was sent whole.
    const send = ({ path, headers, body }: Post): Promise<unknown> =>
      fetch(url + path, { method: 'POST', headers, body }).catch(() => null)
    const tryOnce = async ({ post, file, presses, answered }: Attack): Promise<number> => {
      if (file !== undefined) await api.ask({ file: Buffer.from(file).toString('base64') })
      await target.ask({})
      await send(post())
      const said = answered
        ? answer.parse(await api.ask({ answers: 1, patienceMs: file === undefined ? 1500 : 20_000 }))
        : null
      const button = presses === undefined ? null : presses.exec(said?.body ?? '')
      if (button) {
        await send(telegramPress(button[0]))
        await api.ask({ answers: 1, patienceMs: 1500 })
      }
      const { longest } = measured.parse(await target.ask({ quietMs: answered ? 15 : 40 }))
      if (!answered) await api.ask({ answers: 0, patienceMs: 0 })
      return longest
    }
    const held: Held[] = []
    const all = attacks(apiUrl)
    for (const attack of all) {
      held.push({ ...attack, longest: await leastOf(() => tryOnce(attack)) })
      if (process.stderr.isTTY) process.stderr.write(`\r${held.length} of ${all.length} `)
    }
    return held
  } finally {
    await target.end()
    await api.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What others of the machine did meanwhile is no fault of ours: what was too long is tried again. */
async function leastOf(measure: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let time = 0; time < 3 && least >= aimMs / 2; time++) least = Math.min(least, await measure())
  return least
}
