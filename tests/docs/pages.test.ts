import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFigures } from '../bench/figures.ts'
import { pages as figurePages, measuredLines, numbersIn, withFigures } from '../bench/readme.ts'
import { setting } from '../chinese.ts'
import { anchorsOf, codeOf, linksOf, pages, programsOf, read } from './pages.ts'

const chinese = '.github/docs/README.zh.md'

/** Every address elsewhere that a page leads to. No test asks for them: whoever adds one has looked. */
const elsewhere = new Set([
  'https://api.slack.com/apps',
  'https://docs.citusdata.com/en/stable/develop/reference_workarounds.html',
  'https://docs.yugabyte.com/stable/api/ysql/the-sql-language/statements/cmd_listen_notify/',
  'https://docs.yugabyte.com/stable/explore/transactions/explicit-locking/',
  'https://docs.yugabyte.com/stable/explore/ysql-language-features/indexes-constraints/gin/',
  'https://github.com/briefwire/briefwire/security/advisories/new',
  'https://github.com/cockroachdb/cockroach/issues/115057',
  'https://github.com/cockroachdb/cockroach/issues/169981',
  'https://github.com/cockroachdb/cockroach/pull/168353',
  'https://github.com/cockroachdb/docs/issues/14770',
  'https://github.com/cockroachdb/docs/pull/18154',
  'https://github.com/yugabyte/yugabyte-db/issues/10652',
  'https://github.com/yugabyte/yugabyte-db/issues/11761',
  'https://github.com/yugabyte/yugabyte-db/issues/23584',
  'https://grammy.dev',
  'https://keepachangelog.com/en/1.1.0/',
  'https://semver.org/spec/v2.0.0.html',
  'https://t.me/BotFather',
  'https://telegraf.js.org',
  'https://www.cockroachlabs.com/docs/stable/sql-feature-support',
  'https://www.contributor-covenant.org/version/2/1/code_of_conduct/',
])

/** Numbers of the README that nothing measures, and what holds them. */
const given: Readonly<Record<string, string>> = {
  '20': 'the oldest Node that installs the Node of the clone',
  '24': 'the Node of the clone: package.json',
  '22.19': 'tests/package.test.ts',
  '2024': 'the last release of Telegraf, 4.16.3',
  '200': 'tests/main/health.test.ts',
}

/** Whether a link of a page leads to something that is there. */
function leads(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const file = path === '' ? page : join(dirname(page), path)
  if (!existsSync(file)) return false
  return anchor === undefined || (statSync(file).isFile() && anchorsOf(read(file)).includes(anchor))
}

describe('the pages', () => {
  it('lead to files, folders and headings that are there, and to no address that nobody looked at', () => {
    const links = pages.flatMap((page) => linksOf(read(page)).map((link) => ({ page, link })))
    expect(links.length).toBeGreaterThan(50)
    const outside = links.filter(({ link }) => /^[a-z]+:/.test(link))
    expect(outside.filter(({ link }) => !URL.canParse(link) || !elsewhere.has(link))).toEqual([])
    expect([...elsewhere].filter((link) => !outside.some((each) => each.link === link))).toEqual([])
    const inside = links.filter((each) => !outside.includes(each))
    expect(inside.filter(({ page, link }) => !leads(page, link))).toEqual([])
  })

  it('notice a link and a heading that are not there', () => {
    expect(linksOf('[a](b.md#c) <img src="d.png"> `[e](f)`')).toEqual(['b.md#c', 'd.png'])
    expect([leads('README.md', 'nowhere.md'), leads('README.md', 'src/README.md#nothing')]).toEqual([false, false])
    expect(leads('README.md', '#telegram-in-five-steps')).toBe(true)
  })

  // Otherwise: npm run figures.
  it.each(figurePages)('show what was measured last: %s', (page) => {
    const text = read(page)
    const measured = withFigures(page, text, readFigures()).split('\n')
    const wrong = text
      .split('\n')
      .flatMap((line, at) =>
        line === measured[at] ? [] : [{ line: `${page}:${at + 1}`, says: line, measured: measured[at] }],
      )
    expect(wrong).toEqual([])
  })

  it('name variables that there are', () => {
    const known = new Set(read('.env.example').match(/^[A-Z][A-Z_]+(?==)/gm))
    const machine = ['LC_ALL', 'POSTGRES_PASSWORD', 'TEST_STORE']
    const named = pages.flatMap((page) => codeOf(read(page)).flatMap((code) => code.match(/\b[A-Z]+_[A-Z_]+\b/g) ?? []))
    expect(named.length).toBeGreaterThan(20)
    expect([...new Set(named)].filter((name) => !known.has(name) && !machine.includes(name))).toEqual([])
  })

  it('notice a figure that was measured otherwise, and one that has no name', () => {
    const text = read('README.md')
    const other = structuredClone(readFigures())
    const row = other['sending.limits']?.rows['3,000 chats at 30/s']
    if (row) row['a second'] = '28.1'
    expect(withFigures('README.md', text, other)).toContain('30/s it uses 28.1/s')
    const line = text.indexOf('it uses')
    const unnamed = `${text.slice(0, line)}99 ${text.slice(line)}`
    expect(() => withFigures('README.md', unnamed, other)).toThrow('has 8 numbers, 7 are named')
  })
})

describe('the README', () => {
  const lines = read('README.md').split('\n')

  it('fits on a few screens, and has no number that nothing holds', () => {
    expect(lines.length).toBeLessThan(150)
    const figures = measuredLines(read('README.md'))
    const others = lines.flatMap((line, at) =>
      figures.includes(at) ? [] : numbersIn(line.replace(/^\d+\. /, '').replace(/^ {4}.*/, '')).map(({ text }) => text),
    )
    expect([...new Set(others)].filter((number) => !(number in given))).toEqual([])
  })

  it('says the same in Chinese: commands, programs, links, figures', () => {
    const other = read(chinese)
    const shown = (text: string) =>
      codeOf(text)
        .map((code) => code.replace(/ {2,}#.*/, ''))
        .sort()
    expect(shown(other)).toEqual(shown(read('README.md')))
    expect(programsOf(other)).toEqual(programsOf(read('README.md')))
    const led = (page: string): readonly string[] =>
      linksOf(read(page))
        .map((link) => (/^[a-z]+:/.test(link) ? link : join(dirname(page), link)))
        .filter((link) => !link.includes('README'))
        .sort()
    expect(led(chinese)).toEqual(led('README.md'))
    const heads = (text: string): number => [...text.matchAll(/^#+ /gm)].length
    expect(heads(other)).toBe(heads(read('README.md')))
    // The tables' figures are held above.
    const rest = (text: string): readonly string[] => {
      const figures = measuredLines(text)
      return text
        .split('\n')
        .flatMap((line, at) => (figures.includes(at) ? [] : numbersIn(line.replace(/^ {4}.*/, ''))))
        .map(({ text }) => text)
        .sort()
    }
    expect(rest(other)).toEqual(rest(read('README.md')))
  })

  it('is set in Chinese as Chinese is', () => {
    const text = read(chinese)
      .replace(/^```.*?^```$|^ {4}.*$|<[^>]*>/gms, '')
      .replace(/`[^`]*`/g, '')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    const wrong = text
      .split('\n')
      .flatMap((line) =>
        setting.flatMap(([name, no]) => (no.test(line) ? [`${name}: ${no.exec(line)?.[0]} in ${line}`] : [])),
      )
    expect(wrong).toEqual([])
    expect(text).not.toMatch(/您|主题|私信/)
  })
})

it('gives a reason for every dependency', () => {
  const { dependencies, peerDependencies } = JSON.parse(read('package.json'))
  const text = read('src/README.md')
  const [, section = ''] = text.split('## Dependencies\n')
  const rows = [...section.matchAll(/^\| `([^`]+)` \| \S/gm)].map(([, name = '']) => name)
  const names = Object.keys(dependencies)
  const peers = Object.keys(peerDependencies)
  const missing = [...names.filter((name) => !rows.includes(name)), ...peers.filter((name) => !section.includes(name))]
  expect({ 'missing in src/README.md': missing }).toEqual({ 'missing in src/README.md': [] })
  expect({ 'not needed any more': rows.filter((name) => !names.includes(name)) }).toEqual({ 'not needed any more': [] })
})
