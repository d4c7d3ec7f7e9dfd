import { describe, expect, it } from 'vitest'
import { createTryChat, targetOf } from '../../../adapters/web/try/adapter.ts'
import { createChats } from '../../../adapters/web/try/chats.ts'
import { startApp } from '../../main/app.ts'

/** Somebody with the page open. */
async function page(environment: Record<string, string> = {}) {
  const app = await startApp(environment)
  const look = async (): Promise<string> => (await fetch(app.url)).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(await look())?.[1] ?? ''
  const post = (
    player: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${app.url}/try/${player}`, {
      method: 'POST',
      headers: { origin: app.url, ...headers },
      body: new URLSearchParams({ csrf, ...fields }),
      redirect: 'manual',
    })
  /** What stands in one of the chats. */
  const log = async (player: string): Promise<string> => {
    const whole = await look()
    const from = whole.indexOf(`id="log-${player}"`)
    return whole.slice(from, whole.indexOf('class="quick"', from))
  }
  const sees = async (player: string, words: string): Promise<string> => {
    for (;;) {
      const now = await log(player)
      if (now.includes(words)) return now
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  /** Presses the newest button that begins with these words. */
  const press = async (player: string, label: string): Promise<void> => {
    const now = await log(player)
    const [, message = '', line = ''] = [
      ...now.matchAll(/name="message" value="(\d+)"><button class="[^"]*" name="line" value="([^"]*)">([^<]*)/g),
    ].findLast(([, , , text]) => text?.startsWith(label)) ?? [label]
    expect((await post(player, { message, line })).status).toBe(303)
  }
  return { ...app, csrf, post, log, sees, press, say: (player: string, line: string) => post(player, { line }) }
}

it('plays a whole day: subscribe, post, publish, watch it arrive, correct it, watch it change', async () => {
  const { say, sees, press } = await page()
  await say('reader', '/subscribe')
  await sees('reader', 'You are subscribed')
  await say('editor', 'Corner shops buy together\nForty of them. (Harbour Post)')
  await sees('editor', 'Added to the next issue')
  await say('editor', '/publish')
  await press('editor', 'Publish')
  await sees('reader', '1. Corner shops buy together')
  await say('editor', '/correct 1.1 Corner shops buy apart\nForty of them. (Harbour Post)')
  await press('editor', 'Correct')
  expect(await sees('reader', 'Corner shops buy apart')).not.toContain('buy together')
})

it('links each issue to its page where the public has one', async () => {
  const { say, sees, press } = await page({ WEB_TRY: 'true', PUBLIC_URL: 'https://brief.example.org' })
  await say('reader', '/subscribe')
  await say('editor', 'Corner shops buy together\nForty of them. (Harbour Post)')
  await say('editor', '/publish')
  await press('editor', 'Publish')
  expect(await sees('reader', 'Corner shops')).toContain('<a href="https://brief.example.org/issues/1"')
  await say('reader', '/issue 1')
  expect((await sees('reader', '/issue 1')).match(/brief\.example\.org\/issues\/1/g)).toHaveLength(2)
  // To the page in the reader's own language.
  await say('reader', '/language zh')
  await say('reader', '/issue 1')
  expect(await sees('reader', 'brief.example.org/zh')).toContain('<a href="https://brief.example.org/zh/issues/1"')
})

it('takes nothing from other pages, and is not there under another name', async () => {
  const { url, post, log, csrf } = await page()
  expect((await post('reader', { csrf: 'forged', line: '/subscribe' })).status).toBe(403)
  expect((await post('reader', { line: '/subscribe' }, { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await post('nobody', { line: '/subscribe' })).status).toBe(404)
  expect(await log('reader')).not.toContain('subscribed')
  const { hostname, port } = new URL(url)
  const { request } = await import('node:http')
  const rebound = await new Promise<number>((resolve) =>
    request({ host: hostname, port, path: '/', headers: { host: 'evil.example' } }, ({ statusCode = 0 }) =>
      resolve(statusCode),
    ).end(),
  )
  expect([rebound, csrf.length > 20]).toEqual([404, true])
})

it.each([
  ['in production', { NODE_ENV: 'production' }],
  ['where other machines reach it', { HOST: '0.0.0.0' }],
  ['where the public does', { PUBLIC_URL: 'https://brief.example.org' }],
  ['where it is switched off', { WEB_TRY: 'false' }],
])('is off %s, unless it is asked for', async (_, environment) => {
  const { url } = await startApp({ WEB_ARCHIVE: 'true', ...environment })
  const at = url.replace('0.0.0.0', '127.0.0.1')
  expect((await fetch(at, { redirect: 'manual' })).headers.get('location')).toBe('/issues')
  expect((await fetch(`${at}/try/reader`, { method: 'POST', headers: { origin: at } })).status).toBe(404)
})

describe('the two chats as a platform', () => {
  it('say that a message is gone which is not there', async () => {
    const chat = createTryChat(createChats(), { reader: 'Rosa', editor: 'Ed' })
    const doc = { language: 'en', blocks: [] } as const
    const { signal } = new AbortController()
    const id = await chat.send(targetOf('reader'), doc, { signal, first: null })
    await chat.edit?.(targetOf('reader'), id, doc, signal)
    await chat.remove?.(targetOf('reader'), id, signal)
    await expect(chat.edit?.(targetOf('reader'), id, doc, signal)).rejects.toMatchObject({ failure: { kind: 'gone' } })
    await expect(chat.send({ ...targetOf('reader'), chat: 'x' }, doc, { signal, first: null })).rejects.toMatchObject({
      failure: { kind: 'gone' },
    })
  })
})
