import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { freshBuild } from '../src/node/built.js'
import { faultOfNode, oldestNode } from '../src/node/version.js'
import { emptyFolder } from './cli/run.ts'
import { patienceMs } from './fakes/patience.ts'

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const entries = ['briefwire', 'briefwire/grammy', 'briefwire/slack', 'briefwire/telegraf']
const pretendOld = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})"

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'ES2024',
  types: ['node'],
}

/** A program in TypeScript that uses what integrators use. */
const typed = `
import { Bot } from 'grammy'
import { type BriefwireEvents, type Draft, type Issue, type Item, parse, startBriefwire, UserError } from 'briefwire'
import { fromGrammy } from 'briefwire/grammy'

const bot = new Bot('1:token')
const brief = fromGrammy(bot)
bot.use(brief.middleware)
const briefwire = await startBriefwire({ adapters: [brief.adapter], database: ':memory:' })
const note = ({ issue, target }: BriefwireEvents['delivered']): string => issue + ' ' + target.chat
briefwire.on('delivered', (event) => console.log(note(event)))
const draft: Draft = parse('1. News', { topics: [] })
try {
  const published = await briefwire.publish(draft)
  if (published.kind === 'published') console.log(published.issue.number, published.deliveries)
} catch (thrown) {
  if (thrown instanceof UserError) console.error(thrown.message)
}
const first = (issue: Issue): Item | undefined => issue.sections[0]?.items[0]
const added: Draft = await briefwire.add(draft)
const { issue, copies } = await briefwire.correct(1, 2, { headline: added.title })
console.log(first(issue)?.headline, copies, (await briefwire.retract(1, 1, 'It never happened')).issue.revision)
const page = await briefwire.archive.search('tea', { limit: 5 })
console.log(page.total, page.entries[0]?.item.headline)
for await (const { target, topics } of briefwire.readers.all()) console.log(target.chat, topics.length)
// @ts-expect-error: a reader names a whole place
await briefwire.readers.subscribe({ chat: '1' })
`

describe('what a start in a clone runs', () => {
  const clone = (): string => {
    const root = emptyFolder()
    for (const path of [
      'src/cli.ts',
      'adapters/web/client/a.css',
      'dist/src/cli.js',
      'dist/adapters/web/client/a.css',
    ]) {
      mkdirSync(join(root, dirname(path)), { recursive: true })
      writeFileSync(join(root, path), '')
    }
    for (const path of [
      'src',
      'src/cli.ts',
      'adapters',
      'adapters/web',
      'adapters/web/client',
      'adapters/web/client/a.css',
    ])
      utimesSync(join(root, path), 1000, 1000)
    utimesSync(join(root, 'dist/src/cli.js'), 2000, 2000)
    return root
  }

  it('is the build, where there is a whole one', () => {
    const root = clone()
    expect(freshBuild(root)).toBe(pathToFileURL(join(root, 'dist/src/cli.js')).href)
    rmSync(join(root, 'dist/adapters/web/client'), { recursive: true })
    expect(freshBuild(root)).toBeNull()
    rmSync(join(root, 'dist'), { recursive: true })
    expect(freshBuild(root)).toBeNull()
  })

  it.each([
    ['changed', (root: string) => utimesSync(join(root, 'src/cli.ts'), 2001, 2001)],
    ['came', (root: string) => writeFileSync(join(root, 'adapters/web/new.ts'), '')],
    ['went', (root: string) => rmSync(join(root, 'src/cli.ts'))],
  ])('is the sources, when one of them %s since', (_, change) => {
    const root = clone()
    change(root)
    expect(freshBuild(root)).toBeNull()
  })
})

describe('the Node that is asked for', () => {
  it('is what the dependencies ask for', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
    const needed = Object.entries(Object(packages)).flatMap(([path, known]) => {
      const { dev, engines } = Object(known)
      const least = path === '' || dev ? null : /(?:^|\|\| ?)>= ?(\d+)(?:\.(\d+))?[.\d]*$/.exec(engines?.node ?? '')
      return least ? [[Number(least[1]), Number(least[2] ?? 0)] as const] : []
    })
    const [major, minor] = needed.toSorted(([a, b], [c, d]) => c - a || d - b)[0] ?? []
    expect(needed.length).toBeGreaterThan(20)
    expect(oldestNode).toBe(`${major}.${minor}`)
    expect(manifest.engines.node).toBe(`>=${oldestNode}`)
    expect(readFileSync('README.md', 'utf8')).toContain(`needs Node ${oldestNode} or newer`)
  })

  it.each([
    ['20.20.2', false],
    ['22.18.0', false],
    ['22.19.0', true],
    ['23.0.0', true],
    ['24.21.0', true],
  ])('is not older than that: %s', (version, fits) => {
    expect(faultOfNode(version) === null).toBe(fits)
  })
})

describe('an install from git', () => {
  it('builds itself and works, and an old Node hears one sentence from every entry', () => {
    // As npm does it: the sources alone, their dependencies beside them, are packed; that is unpacked where somebody wants it.
    const folder = emptyFolder()
    const [clone, program] = [join(folder, 'clone'), join(folder, 'program')]
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    mkdirSync(join(program, 'node_modules'), { recursive: true })
    const sources = [
      'src',
      'adapters',
      'package.json',
      'prepare.js',
      'tsconfig.json',
      'tsconfig.build.json',
      '.env.example',
      '.github/ops',
    ]
    for (const file of sources) cpSync(file, join(clone, file), { recursive: true })
    symlinkSync(resolve('node_modules'), join(clone, 'node_modules'))
    execFileSync('npm', ['pack', '--offline', '--pack-destination', folder], { cwd: clone, stdio: 'pipe' })
    const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
    execFileSync('tar', ['-xzf', join(folder, archive), '-C', join(program, 'node_modules')])
    renameSync(join(program, 'node_modules/package'), join(program, 'node_modules/briefwire'))

    const run = (code: string, ...node: readonly string[]) => {
      writeFileSync(join(program, 'program.mjs'), code)
      return spawnSync(process.execPath, [...node, 'program.mjs'], { cwd: program, encoding: 'utf8' })
    }
    const all = entries.map((entry) => `Object.keys(await import('${entry}')).join(' ')`)
    const said = run(`console.log([${all}].join('\\n'))`)
    expect(said.stdout.trim().split('\n')).toEqual([
      'UserError defaultTopics parse print printMarkdown startBriefwire',
      'fromGrammy',
      'fromBolt',
      'fromTelegraf',
    ])
    // A program in CommonJS gets the same.
    writeFileSync(join(program, 'program.cjs'), `console.log(Object.keys(require('briefwire')).length)`)
    const required = spawnSync(process.execPath, ['program.cjs'], { cwd: program, encoding: 'utf8' })
    expect(required).toMatchObject({ status: 0, stdout: '6\n' })
    // What the README's small host takes from it.
    for (const file of ['.env.example', '.github/ops/briefwire.service'])
      expect(existsSync(join(program, 'node_modules/briefwire', file))).toBe(true)

    for (const entry of entries) {
      const { status, stderr } = run(`import '${entry}'`, '--import', pretendOld)
      expect(status).toBe(1)
      expect(stderr).toContain(`Error: Briefwire needs Node ${oldestNode} or newer; this is Node 20.20.2. Install one`)
      expect(stderr).not.toMatch(/^ +at /m)
    }
    // The types hold for a strict program that looks into every library's, under both ways to resolve them.
    writeFileSync(join(program, 'program.mts'), typed)
    for (const [module, moduleResolution] of [
      ['NodeNext', 'NodeNext'],
      ['ESNext', 'Bundler'],
    ] as const) {
      const options = { module, moduleResolution, ...strict }
      writeFileSync(
        join(program, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: options, files: ['program.mts'] }),
      )
      const checked = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', program], {
        encoding: 'utf8',
      })
      // grammY's own types ask for @types/node-fetch, which it does not bring (1.46): its line is not ours.
      const faults = checked.stdout
        .split('\n')
        .filter((line) => line.includes('error TS') && !line.includes('/grammy/'))
      expect([module, ...faults]).toEqual([module])
      expect(checked.stderr).toBe('')
    }

    const bin = join(program, 'node_modules/briefwire', manifest.bin.briefwire)
    const doctor = spawnSync(process.execPath, [bin, 'doctor'], { cwd: program, encoding: 'utf8', env: { PORT: '0' } })
    expect(doctor.stdout).toContain('0 issues, 0 subscribers')

    // Whoever wants one platform need not install the library of another.
    const bare = emptyFolder()
    const libraries = ['@slack', 'grammy', 'telegraf']
    mkdirSync(join(bare, 'node_modules'), { recursive: true })
    for (const name of readdirSync('node_modules'))
      if (!libraries.includes(name)) symlinkSync(resolve('node_modules', name), join(bare, 'node_modules', name))
    renameSync(join(program, 'node_modules/briefwire'), join(bare, 'node_modules/briefwire'))
    const start = (env: Record<string, string>, ...args: readonly string[]) =>
      spawnSync(process.execPath, [join(bare, 'node_modules/briefwire', manifest.bin.briefwire), ...args], {
        cwd: bare,
        encoding: 'utf8',
        env: { PORT: '0', ...env },
        input: '/latest\n',
        timeout: patienceMs,
      })
    expect(start({}, 'start')).toMatchObject({ status: 0, stdout: expect.stringContaining('Issue 1') })
    const telegram = { TELEGRAM_BOT_TOKEN: '1001:a-token-of-the-tests', TELEGRAM_API_ROOT: 'http://127.0.0.1:1' }
    expect(start(telegram, 'start')).toMatchObject({ status: 1, stderr: expect.stringMatching(/npm install grammy$/m) })
    expect(start({ ...telegram, TELEGRAM_LIBRARY: 'telegraf' }, 'start').stderr).toMatch(/npm install telegraf$/m)
    const slack = { SLACK_BOT_TOKEN: 'xoxb-of-the-tests', SLACK_SIGNING_SECRET: 'of the tests' }
    expect(start(slack, 'start').stderr).toMatch(/npm install @slack\/bolt @slack\/oauth$/m)
    expect(start({}, 'slack', 'manifest')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('slash_commands'),
    })
  })

  it('does not fail where there is no compiler: the sources run as they are', () => {
    const folder = emptyFolder()
    cpSync('prepare.js', join(folder, 'prepare.mjs'))
    const { status, stderr } = spawnSync(process.execPath, ['prepare.mjs'], { cwd: folder, encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })
})
