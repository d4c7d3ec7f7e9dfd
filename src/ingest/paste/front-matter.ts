import { isBlank, type RawLine } from './raw-lines.ts'

/** What stands above a text for programs: its title and its date, as they are written there. */
export interface Meta {
  readonly title: string | null
  readonly date: string | null
}

/** A text's lines without what stands above them for programs. */
export interface WithMeta {
  readonly meta: Meta
  readonly lines: readonly RawLine[]
}

const none: Meta = { title: null, date: null }
const longest = 200
const pair = /^[ \t]*([\p{L}_][\p{L}\p{N}_ .-]{0,40}?)[ \t]*[:=](?:[ \t]+(.*)|)$/u
const orgPair = /^#\+([A-Za-z_]+):\s*(.*)$/
const barePair =
  /^(title|number|date|category|categories|tags|slug|author|authors|status|layout|lang|summary|modified):[ \t]+\S/i
const inside = /^(?:\s*(?:#.*|-\s.*|\[.*|\].*|\}.*|['"].*))?$|^\s+\S/

/** Takes YAML or TOML front matter off the top, or the `#+TITLE:` lines of Org mode. */
export function takeFrontMatter(lines: readonly RawLine[]): WithMeta {
  const first = lines.findIndex(({ raw }) => !isBlank(raw))
  const fence = lines[first]?.raw.replace(/^\ufeff/, '').trimEnd()
  if (fence === '---' || fence === '+++') return fenced(lines, first, fence)
  const taken = org(lines, first)
  return taken.lines === lines ? bare(lines, first) : taken
}

function fenced(lines: readonly RawLine[], first: number, fence: string): WithMeta {
  const end = lines.findIndex(
    ({ raw }, at) => at > first && at < first + longest && (raw.trimEnd() === fence || raw.trimEnd() === '...'),
  )
  const between = lines.slice(first + 1, Math.max(first + 1, end))
  const pairs = between.flatMap(({ raw }) => pair.exec(raw) ?? [])
  const proper = between.every(({ raw }) => pair.test(raw) || inside.test(raw))
  if (end < 0 || pairs.length === 0 || !proper) return { meta: none, lines }
  return { meta: metaOf(between.map(({ raw }) => pair.exec(raw))), lines: lines.slice(end + 1) }
}

/** `Title: …`, `Date: …` and their like in the first lines, without fences around them. */
function bare(lines: readonly RawLine[], first: number): WithMeta {
  let end = Math.max(first, 0)
  while (barePair.test(lines[end]?.raw ?? '')) end++
  const between = lines.slice(Math.max(first, 0), end)
  const names = new Set(between.map(({ raw }) => (barePair.exec(raw)?.[1] ?? '').toLowerCase()))
  if (!names.has('title') || names.size < 2 || !isBlank(lines[end]?.raw ?? '')) return { meta: none, lines }
  return { meta: metaOf(between.map(({ raw }) => pair.exec(raw))), lines: lines.slice(end) }
}

function org(lines: readonly RawLine[], first: number): WithMeta {
  let end = Math.max(first, 0)
  while (orgPair.test(lines[end]?.raw ?? '')) end++
  if (end === Math.max(first, 0)) return { meta: none, lines }
  return { meta: metaOf(lines.slice(first, end).map(({ raw }) => orgPair.exec(raw))), lines: lines.slice(end) }
}

function metaOf(pairs: readonly (RegExpExecArray | null)[]): Meta {
  const saying = (...names: readonly string[]): string | null => {
    const found = pairs.find((each) => names.includes((each?.[1] ?? '').trim().toLowerCase()))?.[2]
    return found === undefined ? null : unquoted(found)
  }
  return { title: saying('title', '标题'), date: saying('date', 'pubdate', 'published', 'created', '日期') }
}

function unquoted(value: string): string | null {
  const text = value.trim()
  const [, double, single] = /^(?:"(.*)"|'(.*)')$/.exec(text) ?? []
  const plain = double?.replaceAll(/\\(["\\])/g, '$1') ?? single?.replaceAll("''", "'") ?? text
  return plain === '' ? null : plain
}
