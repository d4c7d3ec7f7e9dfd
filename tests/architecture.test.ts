import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const files = globSync(['src/**/*.{ts,js}', 'adapters/**/*.ts'])
const read = (file: string): string => readFileSync(file, 'utf8')

/** Everything a file imports: relative paths from the root, packages by name. */
function importsOf(file: string, source = read(file)): string[] {
  const found = source.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)
  return [...found].map(([, name = '']) => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name))
}

const offenders = (test: (file: string, imported: string) => boolean, among = files): string[] =>
  among.flatMap((file) =>
    importsOf(file).flatMap((imported) => (test(file, imported) ? `${file} imports ${imported}` : [])),
  )

/** A way from a file back to itself, or null: there is none. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const done = new Set<string>()
  const visit = (file: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return null
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...way, file])
      if (cycle) return cycle
    }
    done.add(file)
    return null
  }
  for (const file of graph.keys()) {
    const cycle = visit(file, [])
    if (cycle) return cycle
  }
  return null
}

describe('the house', () => {
  it('sees every form of import', () => {
    const forms = `import a from '../x/a.ts'; import '../x/b.ts'; export * from "../x/c.ts"; await import('../x/d.ts'); import type { E } from '../x/e.ts'`
    expect(importsOf('src/y/file.ts', forms)).toEqual([
      'src/x/a.ts',
      'src/x/b.ts',
      'src/x/c.ts',
      'src/x/d.ts',
      'src/x/e.ts',
    ])
    expect(files.length).toBeGreaterThan(50)
  })

  it('lets only main know the adapters and the platform libraries', () => {
    const core = files.filter((file) => file.startsWith('src/') && !/^src\/main[./]/.test(file))
    const foreign = /^(adapters\/|grammy|telegraf|@slack\/)/
    expect(offenders((_, imported) => foreign.test(imported), core)).toEqual([])
  })

  it('gives adapters the boundary and nothing behind it', () => {
    const boundary = [...['adapter', 'doc', 'errors', 'model'].map((name) => `src/${name}.ts`), 'src/node/required.js']
    const adapters = files.filter((file) => file.startsWith('adapters/'))
    expect(offenders((_, imported) => imported.startsWith('src/') && !boundary.includes(imported), adapters)).toEqual(
      [],
    )
  })

  it('keeps what adapters share free of every library of a platform, and adapters out of each other', () => {
    const shared = files.filter((file) => /^adapters\/(telegram|http|cache|sequence|typed)\//.test(file))
    expect(offenders((_, imported) => /^(grammy|telegraf|@slack\/)/.test(imported), shared)).toEqual([])
    const folder = (path: string): string => path.split('/')[1] ?? ''
    const others = (file: string, imported: string): boolean =>
      imported.startsWith('adapters/') &&
      ![folder(file), 'telegram', 'http', 'cache', 'sequence', 'typed'].includes(folder(imported))
    expect(
      offenders(
        others,
        files.filter((file) => file.startsWith('adapters/')),
      ),
    ).toEqual([])
  })

  it('knows the cache library, which nobody maintains, in one file', () => {
    expect(offenders((_, imported) => imported === 'node-cache')).toEqual([
      'adapters/cache/cache.ts imports node-cache',
    ])
  })

  it('flows one way through the folders of the core', () => {
    const order = [
      'node',
      'text',
      'http',
      'phrases',
      'topics',
      'config',
      'time',
      'choices',
      'ingest',
      'formats',
      'store',
      'metrics',
      'link-preview',
      'compose',
      'desk',
      'delivery',
      'background',
      'processes',
      'commands',
      'embed',
      'cli',
    ]
    const folders = new Set(files.flatMap((file) => /^src\/([^/]+)\//.exec(file)?.[1] ?? []))
    expect([...folders].filter((folder) => folder !== 'main' && !order.includes(folder))).toEqual([])
    const rank = (path: string): number => (path.startsWith('src/') ? order.indexOf(path.split('/')[1] ?? '') : -1)
    // The phrases name the outcomes of the store's port.
    const allowed = 'src/store/port.ts'
    const upstream = (file: string, imported: string): boolean =>
      rank(file) >= 0 && rank(imported) > rank(file) && imported !== allowed
    expect(offenders(upstream)).toEqual([])
  })

  it('reads the environment in one file', () => {
    expect(files.filter((file) => file !== 'src/config.ts' && /process\.env\b/.test(read(file)))).toEqual([])
  })

  it('says nothing that the oldest Node does not understand: the sources run as they are', () => {
    expect(files.filter((file) => /^\s*(?:await )?using \w+ =/m.test(read(file)))).toEqual([])
  })

  it('waits in tests for what comes about, however long it takes, and makes no database in memory anew', () => {
    const tests = globSync('tests/**/*.ts', { exclude: ['tests/bench/**', 'tests/fakes/eventually.ts'] })
    const saying = (words: RegExp, instead: string) =>
      tests.flatMap((file) => (words.test(read(file)) ? `${file}: take ${instead}` : []))
    expect(saying(/vi\.waitFor\(|expect\.poll\([^\n]*timeout:/, 'tests/fakes/eventually.ts')).toEqual([])
    expect(saying(/openSqlite\(\{ path: ':memory:' \}\)/, 'tests/fakes/empty-store.ts')).toEqual([])
  })

  it('has no import cycles, types included', () => {
    const graph = new Map(files.map((file) => [file, importsOf(file).filter((imported) => files.includes(imported))]))
    expect(cycleIn(new Map(Object.entries({ 'x.ts': ['y.ts'], 'y.ts': ['x.ts'] })))).toEqual(['x.ts', 'y.ts', 'x.ts'])
    expect(cycleIn(new Map(Object.entries({ 'x.ts': ['y.ts'], 'y.ts': [] })))).toBeNull()
    expect(cycleIn(graph)).toBeNull()
  })

  it('keeps every file one idea, and every folder one room', () => {
    expect(files.filter((file) => read(file).split('\n').length > 300)).toEqual([])
    const rooms = Map.groupBy(files, dirname)
    expect([...rooms].filter(([, inside]) => inside.length > 16).map(([room]) => room)).toEqual([])
  })
})
