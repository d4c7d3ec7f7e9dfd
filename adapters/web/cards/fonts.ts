import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** The packages that bring the brief's type, each cut into files by letters; whoever comes first wins where several have a letter. */
export const fontPackages = [
  '@fontsource-variable/source-serif-4',
  '@fontsource-variable/noto-serif-sc',
  '@fontsource-variable/noto-naskh-arabic',
  '@fontsource-variable/noto-serif-hebrew',
  '@fontsource-variable/noto-emoji',
] as const

/** One file, and which letters it draws. */
interface FontFile {
  readonly family: string
  readonly path: string
  readonly ranges: readonly (readonly [number, number])[]
}

const require = createRequire(import.meta.url)
const unicode = z.record(z.string(), z.string())

/** Makes a family known out of a file's bytes. */
export type Register = (bytes: Buffer, family: string) => void

/** Tells which families a text needs, in their order, and makes each known when it is first needed. */
export function createFonts(register: Register): (text: string) => readonly string[] {
  const files = fontPackages.flatMap(filesOf)
  const known = new Set<string>()
  return (text) => {
    const points = [...new Set([...text].map((letter) => letter.codePointAt(0) ?? 0))]
    const needed = files.filter(({ ranges }) =>
      points.some((at) => ranges.some(([from, to]) => at >= from && at <= to)),
    )
    for (const { family, path } of needed) {
      if (known.has(family)) continue
      known.add(family)
      register(readFileSync(path), family)
    }
    return needed.map(({ family }) => family)
  }
}

/** A package that is not there has none: then the system's own fonts draw its letters. */
function filesOf(name: string): readonly FontFile[] {
  try {
    const list = require.resolve(`${name}/unicode.json`)
    const stem = name.slice(name.indexOf('/') + 1)
    return Object.entries(unicode.parse(JSON.parse(readFileSync(list, 'utf8')))).map(([subset, ranges]) => {
      const part = subset.replaceAll(/[[\]]/g, '')
      return {
        family: `${stem} ${part}`,
        path: join(dirname(list), 'files', `${stem}-${part}-wght-normal.woff2`),
        ranges: ranges.split(',').map(rangeOf),
      }
    })
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'MODULE_NOT_FOUND') return []
    throw thrown
  }
}

/** `U+4e00-4e0f`, or one letter. */
const rangeOf = (range: string): readonly [number, number] => {
  const [from = '0', to = from] = range.trim().replace('U+', '').split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}
