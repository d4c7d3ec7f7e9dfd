import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { examples } from '../../src/cli/help/examples.ts'
import { shapes } from '../../src/cli/help/shapes.ts'
import { briefwire, emptyFolder } from './run.ts'

it('corrects, retracts, schedules and lists from a shell what the chat does by the same names', async () => {
  const folder = emptyFolder()
  const empty = await briefwire(folder, ['issues'])
  expect(empty).toMatchObject({ code: 0, out: expect.stringContaining('Nothing is out yet') })
  const input = 'News\n\n1. Colour of tea\nGreen. (Post)\n\n2. Ships\nLate. (Post)\n'
  await briefwire(folder, ['import', '-', '--publish'], { input })

  const asked = await briefwire(folder, ['correct', '1.2', '-'], { input: 'Ships and ferries\nLate. (Post)' })
  expect(asked).toMatchObject({
    code: 5,
    out: expect.stringContaining('Ships and ferries'),
    err: expect.stringContaining('--yes'),
  })
  expect((await briefwire(folder, ['export', '1'])).out).not.toContain('ferries')
  const done = await briefwire(folder, ['correct', '1.2', '-', '--yes'], { input: 'Ships and ferries\nLate. (Post)' })
  expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Item 2 of issue 1 is corrected') })
  expect((await briefwire(folder, ['retract', '1.1'])).err).toContain('briefwire retract 1.1 "It was not so."')
  const retracted = await briefwire(folder, ['retract', '1.1', 'It was not so.', '--yes', '--json'])
  expect(JSON.parse(retracted.out)).toMatchObject({ command: 'retract', changed: true })

  expect(await briefwire(folder, ['correct', '1.7', 'x → y'])).toMatchObject({ code: 1, err: 'Nothing was changed.\n' })

  const [line = ''] = (await briefwire(folder, ['issues', '--json'])).out.trim().split('\n')
  expect(JSON.parse(line)).toMatchObject({ number: 1, title: 'News', items: 2, revision: 3, deliveries: { sent: 0 } })
  expect((await briefwire(folder, ['issues'])).out).toMatch(/^ {4}1 .* 2 items .* News \(corrected 2×\)$/m)
  expect((await briefwire(folder, ['schedule', 'weekdays', '08:00'])).out).toContain('every weekday at 08:00')
})

it('tells its version, gives examples, and completes its words in bash', async () => {
  const folder = emptyFolder()
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect((await briefwire(folder, ['--version'])).out).toBe(`${version}\n`)
  expect((await briefwire(folder, ['retract', '--help'])).out).toContain('$ briefwire retract 12.3')
  const { out } = await briefwire(folder, ['completion', 'bash'])
  writeFileSync(join(folder, 'complete.sh'), out)
  // Whatever prints a result prints it as JSON, too, in a shape that its help tells; and each command has examples.
  const chains = [...out.matchAll(/^ +"([a-z ]+)"\) words="([^"]*)"/gm)].map(([, chain = '', words = '']) => ({
    chain,
    words,
  }))
  const commands = chains.filter(
    ({ chain, words }) => !chains.some((other) => other.chain.startsWith(`${chain} `)) && words !== '',
  )
  expect(commands.length).toBeGreaterThan(20)
  expect(commands.filter(({ chain }) => examples[chain] === undefined)).toEqual([])
  const talks = ['start', 'slack manifest', 'completion', 'init', 'demo']
  for (const { chain, words } of commands.filter((each) => !talks.includes(each.chain)))
    expect([chain, words.includes('--json'), shapes[chain] !== undefined]).toEqual([chain, true, true])
  const complete = (...words: readonly string[]): readonly string[] => {
    const script = `source complete.sh; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _briefwire; printf '%s\\n' "\${COMPREPLY[@]}"`
    return spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }).stdout.trim().split('\n')
  }
  expect(complete('briefwire', 'sub')).toEqual(['subscribers'])
  expect(complete('briefwire', 'subscribers', 'im')).toEqual(['import'])
  expect(complete('briefwire', 'export', 'latest', '--a')).toEqual(['--as'])
  expect(complete('briefwire', 'export', 'latest', '--as', '')).toEqual(['text', 'markdown', 'json'])
  expect(complete('briefwire', 'completion', 'f')).toEqual(['fish'])
  expect(complete('briefwire', 'import', 'comp')).toEqual(['complete.sh'])
  expect(await briefwire(folder, ['completion', 'tcsh'])).toMatchObject({ code: 2 })
})

const installed = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0

it.skipIf(!installed('fish') || !installed('zsh'))(
  'completes its words in fish and zsh',
  async () => {
    const folder = emptyFolder()
    const inChinese = { env: { BRIEF_LANGUAGE: 'zh' } }
    writeFileSync(join(folder, 'c.fish'), (await briefwire(folder, ['completion', 'fish'], inChinese)).out)
    const fish = (line: string): readonly string[] =>
      spawnSync('fish', ['-N', '-c', `source c.fish; complete -C "${line}"`], { cwd: folder, encoding: 'utf8' })
        .stdout.trim()
        .split('\n')
    expect(fish('briefwire subscribers im')).toEqual(['import\t从名单读入订阅者'])
    expect(fish('briefwire export latest --as m')).toEqual(['markdown\t形式'])
    writeFileSync(join(folder, '_briefwire'), (await briefwire(folder, ['completion', 'zsh'])).out)
    // What would be offered is printed instead: nobody presses Tab here.
    const zsh = `compdef() { :; }; _files() { print files; }; _describe() { print -l -- \${(P)2}; }
    source ./_briefwire; words=(briefwire export latest --as ''); CURRENT=5; _briefwire`
    const offered = spawnSync('zsh', ['-f', '-c', zsh], { cwd: folder, encoding: 'utf8' })
    expect(offered.stdout.trim().split('\n')).toEqual(['text', 'markdown', 'json'])
  },
  60_000,
)
