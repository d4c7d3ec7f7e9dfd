import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { samples } from '../../src/main/samples.ts'
import { briefwire, emptyFolder } from '../cli/run.ts'
import { chatOf, pages, read, shellOf, wordsOf } from './pages.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

/** What is typed into a shell and cannot be run here, or is run somewhere else. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm ci': 'installs over the tree that runs this; .ci/run does it first',
  'npm ci && npm start': '.ci/run installs, below the program starts',
  'npm ci && npm test': 'this is it',
  'npm test': 'is this',
  'npm run check': 'types and lint by .ci/run, and this',
  'npm run bench': 'takes minutes; its figures are held against the pages',
  'npm run faults': 'takes an hour; tests/faults/faults.test.ts runs a small one',
  'npm run fuzz': 'looks for new cases without an end in sight',
  'npm run figures': 'writes into the pages; tests/docs/pages.test.ts runs what it does',
  'npm run shots': 'writes the pictures anew, with a browser',
  'npm run reference': 'writes src/embed/README.md; tests/embed.test.ts runs what it does',
  'npm run container': 'needs to be root and to reach the registry',
  'npm run stranger': 'needs to be root and to reach the registry',
  'npm start': 'tests/docs/steps.test.ts',
  'npm start -- --console': 'below, with all that is written in a chat',
  'cp .env.example .env': 'tests/docs/steps.test.ts',
  'npm run -s briefwire -- doctor': 'tests/docs/steps.test.ts',
  'npm run -s briefwire -- import brief.txt --publish': 'tests/docs/steps.test.ts',
  'npm run -s briefwire -- slack manifest > manifest.json': 'tests/docs/steps.test.ts',
  'briefwire start --role all|web|worker': 'tests/docs/steps.test.ts starts it',
  'briefwire subscribers add ann@example.org': 'tests/cli/subscribers.test.ts',
  'briefwire keys rotate': 'tests/cli/keys.test.ts',
  'briefwire backup': 'tests/cli/upkeep.test.ts',
  'briefwire migrate': 'tests/postgres/moving.test.ts',
  'briefwire restore --here': 'tests/cli/upkeep.test.ts',
  'npm run -s briefwire -- migrate file:./data/briefwire.db postgres://…': 'tests/postgres/moving.test.ts',
  'npm run -s briefwire -- backup backups/': 'tests/cli/upkeep.test.ts',
  'npm run -s briefwire -- restore FILE': 'tests/cli/upkeep.test.ts',
  'npm run -s briefwire -- doctor --upgrade': 'tests/cli/upkeep.test.ts',
  'briefwire audit --json': 'tests/cli/audit.test.ts',
  'npm run -s briefwire -- --help': 'tests/cli/cli.test.ts',
  'npm run -s briefwire -- preview draft': 'tests/cli/cli.test.ts',
  "printf '/topic payments\\n' | npm -s start": 'below, with all that is written in a chat',
  'npm install briefwire': 'needs the registry; tests/package.test.ts unpacks what would come',
  'npm install briefwire grammy': 'needs the registry; tests/package.test.ts unpacks what would come',
  'npm install git+https://…': 'needs a server; tests/package.test.ts does what npm does with a clone',
  'npm install --prefix /opt/briefwire briefwire grammy': 'needs the registry, and writes outside the project',
  'npm install --prefix /opt/briefwire briefwire@latest': 'needs the registry, and writes outside the project',
  'install -m 600 /opt/briefwire/node_modules/briefwire/.env.example /etc/briefwire.env':
    'writes outside the project; tests/package.test.ts finds the file in the package',
  'install -m 644 /opt/briefwire/node_modules/briefwire/.github/ops/briefwire.service /etc/systemd/system/':
    'writes outside the project; tests/package.test.ts finds the file in the package',
  'systemctl enable --now briefwire': 'needs systemd',
  'systemctl restart briefwire': 'needs systemd',
  'docker compose up -d': 'needs a container engine; the workflow "test" builds and starts the image',
  'docker compose up -d web worker': 'needs a container engine',
  'docker compose stop': 'needs a container engine',
  'docker compose --profile watch up -d': 'needs a container engine',
}

/** What is run here one after the other in one folder, and words that then are to be seen. */
const runs: readonly (readonly [line: string, words: string])[] = [
  ['npm run -s briefwire -- import brief.txt --dry-run', 'Read 11 items'],
  ['npm run -s briefwire -- import brief.txt', 'draft'],
  ['npm run -s briefwire -- publish', 'Published issue 1'],
]

/** Addresses that the server answers, or folders: no commands. */
const served = ['/healthz', '/livez', '/metrics', '/issues', '/search', '/deliveries', '/zh']
/** What is said to somebody else than this program. */
const foreign = ['/newbot', '/invite @Briefwire']

it('tells of every shell command on the pages how it is run, and runs those that can be', async () => {
  expect([scripts.start, scripts.briefwire]).toEqual(['node src/bin.js start', 'node src/bin.js'])
  const shown = new Set(pages.flatMap((page) => shellOf(read(page))))
  const known = [...Object.keys(elsewhere), ...runs.map(([line]) => line)]
  expect([...shown].filter((line) => !known.includes(line))).toEqual([])
  expect(known.filter((line) => !shown.has(line))).toEqual([])
  for (const [test = ''] of Object.values(elsewhere)
    .join('\n')
    .matchAll(/tests\/\S+\.ts/g))
    expect([test, existsSync(test)]).toEqual([test, true])
  for (const [, script = ''] of [...shown].join('\n').matchAll(/npm run (?:-s )?(\w+)/g))
    expect(Object.keys(scripts)).toContain(script)

  const folder = emptyFolder()
  writeFileSync(join(folder, 'brief.txt'), samples.en)
  for (const [line, seen] of runs) {
    const { code, out, err } = await briefwire(folder, wordsOf(line))
    expect([line, code, err.includes('rror'), out]).toEqual([line, 0, false, expect.stringContaining(seen)])
  }
})

it('runs every command that the pages tell people to write in a chat', async () => {
  const lines = [...new Set(pages.flatMap((page) => chatOf(read(page))))]
    .filter((line) => !served.includes(line) && !foreign.includes(line))
    // In Slack everything is said to one command; in the terminal to none.
    .map((line) => line.replace(/^\/brief /, '/'))
  expect(lines.length).toBeGreaterThan(50)
  const { code, out } = await briefwire(emptyFolder(), ['start', '--console'], { input: lines.join('\n/cancel\n') })
  expect(code).toBe(0)
  expect([...out.matchAll(/I do not know.*/g)].map(String)).toEqual([])
})
