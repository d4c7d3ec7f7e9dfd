/** Words that announce a source: `Source: X`, `来源：X`. */
const source = 'sources?|via|来源|文章来源|信息来源|新闻来源|消息来源|资料来源|稿源|出处|转自'
/** Words that announce where to read on; a source only when a URL follows. */
const link = 'links?|read more|more|full story|original|see|url|链接|原文|原文链接|阅读原文|阅读全文|详情|查看原文'

const sourceAtStart = new RegExp(`^(?:${source}) ?[:：] ?`, 'i')
const linkAtStart = new RegExp(`^(?:${source}|${link})(?: ?[:：] ?| |$)`, 'i')
const viaAtStart = /^via /i
// Only where a sentence has ended, so that "an open source: …" is none.
const sourceAtEnd = new RegExp(`[.!?。！？…"”’'」』)）] ?(?:${source}) ?[:：] ?(?!.*[:：] )`, 'gi')
const reach = 300

/** What follows a source's label at the start of a text, or null. */
export const afterLabel = (text: string): string | null => cut(text, sourceAtStart)

/** What follows "via" or a source's label: inside brackets the colon may be missing. */
export const afterVia = (text: string): string | null => afterLabel(text) ?? cut(text, viaAtStart)

/** What is left of a text after words such as "read more:", which say nothing beside a URL. */
export const withoutLinkLabel = (text: string): string => cut(text, linkAtStart) ?? text

/** The last label behind the end of a sentence: what stands before it and what follows; null when there is none near the end. */
export function lastLabel(text: string): { readonly rest: string; readonly after: string } | null {
  const from = Math.max(0, text.length - reach)
  const near = text.slice(from)
  if (!/[:：]/.test(near)) return null
  const match = [...near.matchAll(sourceAtEnd)].at(-1)
  if (!match) return null
  const start = from + match.index + 1
  return { rest: text.slice(0, start).trimEnd(), after: text.slice(from + match.index + match[0].length) }
}

function cut(text: string, pattern: RegExp): string | null {
  const match = pattern.exec(text)
  return match ? text.slice(match[0].length) : null
}
