/** Writes Markdown from what a document says of itself, piece by piece. */
export interface Markdown {
  text(text: string): void
  /** What follows begins a paragraph of its own. */
  block(): void
  newline(): void
  rule(): void
  heading(level: number): void
  list(ordered: boolean): void
  item(): void
  endItem(): void
  endList(): void
  link(address: string): void
  endLink(): void
  image(alt: string, address: string): void
  /** Begins or ends what is strong. */
  bold(): void
  /** Begins or ends code within a line. */
  code(): void
  fence(): void
  endFence(): void
  quote(change: 1 | -1): void
  cell(): void
  endRow(): void
  /** The whole text. */
  end(): string
}

interface List {
  readonly ordered: boolean
  count: number
}

/** A writer with nothing written. */
export function createMarkdown(): Markdown {
  const lines: string[] = []
  const lists: List[] = []
  let line = ''
  let mark = ''
  let link: { readonly address: string; readonly from: number } | null = null
  let quoted = 0
  let fenced = false
  let cells = 0

  const indent = (): string => '  '.repeat(Math.max(0, lists.length - 1))
  const flush = (): void => {
    const words = line.trim()
    if (words !== '') lines.push(`${'> '.repeat(quoted)}${mark}${words}`)
    line = ''
    // What follows in the same list item stands below its first line.
    mark = lists.length > 0 && !fenced ? `${indent()}  ` : ''
  }
  const blank = (): void => {
    if (lists.length === 0 && lines.length > 0 && lines.at(-1) !== '') lines.push('')
  }
  const block = (): void => {
    if (cells > 0 || fenced) return
    flush()
    blank()
  }

  return {
    text(text) {
      if (fenced) line += text
      else line += line === '' ? escaped(text.trimStart()) : escaped(text)
    },
    block,
    newline() {
      if (fenced) line += '\n'
      else if (cells > 0) line += ' '
      else flush()
    },
    rule() {
      block()
      lines.push('---', '')
    },
    heading(level) {
      block()
      mark = `${'#'.repeat(level)} `
    },
    list(ordered) {
      flush()
      lists.push({ ordered, count: 0 })
    },
    item() {
      flush()
      const list = lists.at(-1)
      if (list) list.count++
      mark = `${indent()}${list?.ordered ? `${list.count}. ` : '- '}`
    },
    endItem: flush,
    endList() {
      flush()
      lists.pop()
      mark = ''
      blank()
    },
    link(address) {
      if (link === null && /^https?:\/\//i.test(address.trim())) link = { address: address.trim(), from: line.length }
    },
    endLink() {
      if (link === null) return
      const words = line.slice(link.from).trim()
      const space = /^\s/.test(line.slice(link.from)) ? ' ' : ''
      if (words !== '')
        line = `${line.slice(0, link.from)}${space}[${words}](<${link.address.replace(/[<>\s]/g, encodeURIComponent)}>)`
      link = null
    },
    image(alt, address) {
      if (/^https?:\/\//i.test(address))
        line += `![${escaped(alt)}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`
    },
    bold() {
      if (fenced || mark.includes('#')) return
      line += '**'
      // Nothing between two marks is no mark.
      if (line.endsWith('****')) line = line.slice(0, -4)
    },
    code() {
      if (!fenced) line += '`'
    },
    fence() {
      block()
      lines.push('```')
      fenced = true
    },
    endFence() {
      if (!fenced) return
      lines.push(...line.replace(/^\n|\n$/g, '').split('\n'), '```', '')
      line = ''
      fenced = false
    },
    quote(change) {
      flush()
      quoted = Math.max(0, quoted + change)
    },
    cell() {
      line += cells === 0 ? '| ' : ' | '
      cells++
    },
    endRow() {
      const row = cells
      cells = 0
      if (row > 1) {
        line += ' |'
        flush()
        if (!/^\|/.test(lines.at(-2) ?? '')) lines.push(`|${' --- |'.repeat(row)}`)
      } else {
        // A table of one column is there for its looks only.
        line = line.replace(/^\| /, '')
        block()
      }
    },
    end() {
      flush()
      return lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim()
    },
  }
}

/** Text in which nothing is markup by accident; white space as HTML shows it. */
const escaped = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*[\]]/g, '\\$&')
