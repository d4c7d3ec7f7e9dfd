import { describe, expect, test } from 'vitest'
import { createTestHost } from '../../fakes/host.ts'
import { createFakeTelegram } from '../../fakes/telegram.ts'
import { createStage, type LibrarySuite, recording } from './stage.ts'

/** Webhooks, second instances, refused tokens, faults and the end. Called for each library. */
export const troubleContract = (suite: LibrarySuite): void => {
  const { name, create } = suite
  const { begin, endings } = createStage(suite)

  describe(name, () => {
    test('the webhook wants its secret, and a second delivery of an update changes nothing', async () => {
      const { telegram, host, adapter } = await begin({}, 'webhook')
      const ada = telegram.person('Ada')
      const send = (secret: string | null, body: unknown) =>
        adapter.handle?.(
          new Request('http://localhost/telegram', {
            method: 'POST',
            headers: secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret },
            body: typeof body === 'string' ? body : JSON.stringify(body),
          }),
        )
      ada.say('/headlines')
      await telegram.until(() => ada.chat.texts().length === 1)
      const [stored] = [...host.updates.values()]
      expect((await send(null, stored?.payload))?.status).toBe(401)
      expect((await send('s3cret_', stored?.payload))?.status).toBe(401)
      expect((await send('s3cret_-', stored?.payload))?.status).toBe(200)
      expect((await send('s3cret_-', 'no json'))?.status).toBe(200)
      expect(host.queries).toHaveLength(1)
    })

    test('an update that could not be put away is asked for again', async () => {
      const { telegram, host } = await begin({}, 'webhook')
      const ada = telegram.person('Ada')
      host.breakStore(2)
      ada.say('/latest')
      await telegram.until(() => ada.chat.texts().length === 1)
      expect(telegram.updates.statuses).toEqual([500, 500, 200])
    })

    test('a second instance is explained, and polling goes on by itself', async () => {
      const { telegram, lines } = await begin()
      const second = create({ token: telegram.token, apiRoot: telegram.root, log: recording(lines, telegram.nudge) })
      endings.push(() => second.close())
      await second.listen?.(createTestHost())
      await telegram.until(() => lines.some((line) => line.includes('Another program is receiving updates')))
    })

    test('a revoked token is explained, and nothing throws', async () => {
      const telegram = await createFakeTelegram()
      endings.push(() => telegram.close())
      telegram.revoke()
      const lines: string[] = []
      const adapter = create({ token: telegram.token, apiRoot: telegram.root, log: recording(lines, telegram.nudge) })
      endings.push(() => adapter.close())
      await adapter.listen?.(createTestHost())
      expect(lines.join('\n')).toContain('Telegram refuses TELEGRAM_BOT_TOKEN')
    })

    test('the token is in no line of the log, whatever goes wrong', async () => {
      const telegram = await createFakeTelegram()
      const lines: string[] = []
      const host = createTestHost({ changed: telegram.nudge })
      const adapter = create({
        token: telegram.token,
        apiRoot: telegram.root,
        timeoutMs: 300,
        log: recording(lines, telegram.nudge),
      })
      await adapter.listen?.(host)
      const ada = telegram.person('Ada')
      ada.start()
      await telegram.until(() => ada.chat.texts().length === 1)
      for (const kind of ['html', 'drop', 'hang'] as const) {
        telegram.fault({ kind, method: 'sendMessage' })
        ada.say('/headlines')
      }
      telegram.fault({
        kind: 'refuse',
        method: 'sendMessage',
        code: 400,
        description: `Bad Request: ${telegram.token}`,
      })
      ada.say('/headlines')
      await telegram.until(() => [...host.updates.values()].filter(({ handled }) => handled).length === 5)
      await telegram.close()
      const [part] = adapter.render({ language: 'en', blocks: [] })
      const target = { platform: 'telegram', account: '4242', chat: String(ada.id), thread: null }
      const context = { signal: AbortSignal.timeout(2000), first: null }
      const gone = await adapter.send(target, part ?? fail(), context).catch((thrown: unknown) => thrown)
      await adapter.close()
      const secret = telegram.token.split(':')[1] ?? ''
      expect(lines.length).toBeGreaterThan(3)
      expect(lines.join('\n')).not.toContain(secret)
      expect(`${JSON.stringify(gone)}${String(gone)}${gone instanceof Error ? gone.stack : ''}`).not.toContain(secret)
    })

    test('it stops while polling, and lets go of everything', async () => {
      const { telegram, adapter } = await begin()
      await telegram.until(() => telegram.calls.some(({ method }) => method === 'getUpdates'))
      await adapter.close()
      const before = telegram.calls.length
      telegram.person('Ada').say('/latest')
      expect(telegram.calls.length).toBe(before)
    })
  })
}

const fail = (): never => {
  throw new Error('there was nothing to send')
}
