import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openDesk } from '../../src/main.ts'
import { issueOf } from '../bench/sending/ours.ts'
import { createFakeTelegram } from '../fakes/telegram.ts'
import { type Program, startProgram } from '../faults/program.ts'
import { newDatabase } from '../postgres/database.ts'

async function begin(database: 'sqlite' | 'postgres') {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-processes-'))
  const telegram = await createFakeTelegram()
  const url = database === 'sqlite' ? `file:${join(folder, 'brief.db')}` : await newDatabase()
  const programs: Program[] = []
  const { store, desk } = await openDesk(readConfig({ DATABASE_URL: url }))
  onTestFinished(async () => {
    await Promise.all(programs.map((program) => program.kill()))
    await store.close()
    await telegram.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const start = async (...args: string[]): Promise<Program> => {
    const program = startProgram({
      ...{ folder, platform: 'telegram', library: 'grammy', onUncertain: 'hold', perSecond: 30 },
      api: telegram.root,
      args,
      environment: { DATABASE_URL: url, TELEGRAM_BOT_TOKEN: telegram.token },
    })
    programs.push(program)
    await program.ready
    return program
  }
  return { telegram, store, desk, start }
}

/** What a program warned of. */
const warnings = ({ log }: Program): readonly unknown[] =>
  log.filter(({ level }) => Number(level) >= 40).map(({ msg }) => msg)

describe.each(['sqlite', 'postgres'] as const)('several processes on one database: %s', (database) => {
  it('one of them polls Telegram, all of them send, and another goes on when that one is killed', async () => {
    const { telegram, desk, start } = await begin(database)
    const first = await start()
    const second = await start()
    const ada = telegram.person('Ada')
    ada.start()
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('You are subscribed')))
    expect([...warnings(first), ...warnings(second)]).toEqual([])

    await first.kill()
    const before = ada.chat.texts().length
    ada.say('/settings')
    await telegram.until(() => ada.chat.texts().length > before)
    await desk.publish(issueOf(1))
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('Number 1')))
    expect(ada.chat.texts().filter((text) => text.includes('Your settings'))).toHaveLength(1)
    expect(ada.chat.texts().filter((text) => text.includes('Number 1'))).toHaveLength(1)
  })
})

describe('roles', () => {
  it('one takes in and another sends, each as it was told', async () => {
    const { telegram, store, desk, start } = await begin('postgres')
    await start('--role', 'web')
    const ada = telegram.person('Ada')
    ada.start()
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('You are subscribed')))
    await desk.publish(issueOf(1))
    ada.say('/help')
    await telegram.until(() => ada.chat.texts().at(-1)?.includes('/latest'))
    expect(await store.progress(1)).toMatchObject({ pending: 1, sent: 0 })
    const worker = await start('--role', 'worker')
    expect(await (await fetch(`${await worker.ready}/healthz`)).json()).toEqual({ ready: true, problems: [] })
    await telegram.until(() => ada.chat.texts().some((text) => text.includes('Number 1')))
  })
})
