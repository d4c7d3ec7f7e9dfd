import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { emptyFolder, spawnBriefwire } from './run.ts'

it('demo shows an invented week, touches nothing else, and leaves nothing behind', async () => {
  const folder = emptyFolder()
  const env = {
    TMPDIR: folder,
    // What is set up really is none of its business.
    DATABASE_URL: 'file:./data/real.db',
    TELEGRAM_BOT_TOKEN: '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
  }
  const child = spawnBriefwire(folder, ['demo', '--language', 'zh'], { env })
  const ended = once(child, 'exit')
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      said += String(chunk)
      const found = /(http:\/\/127\.0\.0\.1:\d+)\/sign-in\/\w+[\s\S]*Ctrl-C/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.on('exit', () => reject(new Error(`it ended too early: ${said}`)))
  })
  const page = async (path: string): Promise<string> => {
    // It opens before it is ready.
    for (;;) {
      const answer = await fetch(`${address}${path}`)
      if (answer.status !== 503) return answer.text()
    }
  }
  const archive = await page('/issues')
  expect(archive).toContain('码头早报')
  expect(archive.match(/href="\/issues\/\d+"/g)?.length).toBeGreaterThanOrEqual(7)
  const second = await page('/issues/2')
  expect(second).toContain('“渡船钱包”用户达到120万')
  expect(second).toContain('多写了一个零')
  const health = await (await fetch(`${address}/healthz`)).json()
  expect(health).toMatchObject({ ready: true })
  child.kill('SIGINT')
  expect((await ended)[0]).toBe(0)
  expect(readdirSync(folder).filter((name) => name !== 'node-compile-cache')).toEqual([])
})
