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
    const boundary = ['adapter', 'doc', 'errors', 'model'].map((name) => `src/${name}.ts`)
    const adapters = files.filter((file) => file.startsWith('adapters/'))
    expect(offenders((_, imported) => imported.startsWith('src/') && !boundary.includes(imported), adapters)).toEqual(
      [],
    )
  })

  it('keeps what adapters share free of every library of a platform, and adapters out of each other', () => {
    const shared = files.filter((file) => /^adapters\/(telegram|http)\//.test(file))
    expect(offenders((_, imported) => /^(grammy|telegraf|@slack\/)/.test(imported), shared)).toEqual([])
    const folder = (path: string): string => path.split('/')[1] ?? ''
    const others = (file: string, imported: string): boolean =>
      imported.startsWith('adapters/') && ![folder(file), 'telegram', 'http'].includes(folder(imported))
    expect(
      offenders(
        others,
        files.filter((file) => file.startsWith('adapters/')),
      ),
    ).toEqual([])
  })

  it('flows one way through the folders of the core', () => {
    const order = ['phrases', 'topics', 'ingest', 'store', 'desk', 'delivery', 'commands', 'cli']
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

  it('keeps every file one idea', () => {
    expect(files.filter((file) => read(file).split('\n').length > 300)).toEqual([])
  })
})
