import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shapes } from '../../src/cli/help/shapes.ts'
import { briefwire, emptyFolder } from './run.ts'
import { newsletter } from './samples.ts'

describe('usage', () => {
  it.each([[['fly']], [['import']], [['export', '1', '--as', 'pdf']], [['start', '--loud']]])(
    '%j is wrong, and says so',
    async (args) => {
      const { code, err } = await briefwire(emptyFolder(), args)
      expect(code).toBe(2)
      expect(err).toMatch(/See: briefwire.* --help\n$/)
    },
  )

  it('says what was meant, what there is, and for scripts which kind of failure it was', async () => {
    const folder = emptyFolder()
    expect((await briefwire(folder, ['publsh'])).err).toMatch(/^There is no command “publsh”\. Did you mean publish\?/)
    const text = await briefwire(folder, ['correct', '1.2', '-5%'], { env: { BRIEF_LANGUAGE: 'zh' } })
    expect(text.err).toBe(
      '这里没有“-5%”这个选项。可以用的有：--yes、--json、--help。如果这是正文里的字，请在正文前加上 --。请看：briefwire correct --help\n',
    )
    const missing = await briefwire(folder, ['export', '3', '--json'], { env: { LANG: 'es_ES.UTF-8' } })
    expect([missing.code, missing.out, JSON.parse(missing.err)]).toEqual([
      4,
      '',
      { error: { kind: 'missing', code: 4, message: expect.stringContaining('Todavía no hay ningún número') } },
    ])
    // Whatever stands in a value that is wrong, it is said as JSON, and no secret is.
    const wrong = await briefwire(folder, ['doctor', '--json'], { env: { TELEGRAM_BOT_TOKEN: 'hunter2' } })
    expect([wrong.code, JSON.parse(wrong.err)]).toMatchObject([3, { error: { kind: 'configuration' } }])
    expect(wrong.err).not.toContain('hunter2')
  })

  it('prints with --json what the help of the command says', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'in.csv'), 'platform,account,chat\ntelegram,77,1001\n')

    for (const [args, input] of [
      [['import', '-', '--json'], newsletter],
      [['publish', '--json']],
      [['issues', '--json']],
      [['subscribers', 'import', 'in.csv', '--json']],
      [['doctor', '--json']],
    ] as const) {
      const { code, out, err } = await briefwire(folder, args, input === undefined ? {} : { input })
      expect([args, code, err]).toEqual([args, args[0] === 'doctor' ? 1 : 0, expect.any(String)])
      const shape = shapes[args.filter((word, at) => at < 2 && /^(?!draft)[a-z]+$/.test(word)).join(' ')] ?? ''
      const keys = [...out.matchAll(/"(\w+)":/g)].map(([, key]) => key)
      expect(keys.length).toBeGreaterThan(1)
      expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(shape))).toEqual([])
    }
  })

  it('helps', async () => {
    expect(await briefwire(emptyFolder(), ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('doctor'),
    })
  })

  it('has a doctor', async () => {
    const folder = emptyFolder()
    expect(await briefwire(folder, ['doctor'])).toMatchObject({ code: 0, out: expect.stringContaining('✓ Database') })
    const ill = await briefwire(folder, ['doctor'], { env: { DATABASE_URL: 'file:/dev/null/x.db' } })
    expect(ill).toMatchObject({
      code: 1,
      out: expect.stringContaining('✗'),
      err: expect.stringContaining('1 thing needs'),
    })
  })
})
