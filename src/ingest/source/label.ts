import { isDecoration } from '../text/tidy.ts'

/** Words that announce a source: `Source: X`, `来源：X`. */
const source =
  'sources?|via|来源|文章来源|信息来源|新闻来源|消息来源|资料来源|稿源|出处|转自|转载自|来自|出自|来源网站|来源媒体'
/** Words that announce where to read on; a source only when a URL follows. */
const link =
  'links?|(?:read|learn|see|find out) more(?: here)?|more(?: here)?|full (?:story|article|text)|original|continue reading|read(?: it| on| the (?:full )?(?:article|story|post))?(?: here)?|here|details|see|url|web|website|链接|地址|网址|文章链接|原文|原文链接|阅读原文|查看原文|阅读全文|查看全文|阅读更多|查看详情|详情|详情链接|更多|点击查看|点此|传送门'

const sourceAtStart = new RegExp(`^(?:${source}) ?[:：] ?`, 'i')
const linkAtStart = new RegExp(`^(?:${source}|${link})(?: ?[:：] ?| |$)`, 'i')
const linkAtEnd = new RegExp(`(?:^|[.!?。！？…；;，, ] ?)(?:${link}) ?[:：]?$`, 'i')
const viaAtStart = /^(?:via|by|来自|出自|转自) ?(?=\S)/i
// Only where a sentence has ended, so that "an open source: …" is none; Chinese words cannot be mistaken for that.
const sourceAtEnd = new RegExp(
  `(?:[.!?。！？…"”’'」』)）\\ufdd2] ?(?:${source})|[ ，,；;](?=\\p{Script=Han})(?:${source})) ?[:：] ?(?!.*[:：] )`,
  'giu',
)
const reach = 300

/** What follows a source's label at the start of a text, or null. */
export const afterLabel = (text: string): string | null => cut(text, sourceAtStart)

/** What follows "via", "by" or a source's label: inside brackets the colon may be missing. */
export const afterVia = (text: string): string | null => afterLabel(text) ?? cut(text, viaAtStart)

/** What is left of a text after words such as "read more:", which say nothing beside a URL. */
export const withoutLinkLabel = (text: string): string => cut(text, linkAtStart) ?? text

/** A text without what leads over to a URL behind it: "Read more:", a colon, a dash, an arrow. */
export function withoutLead(text: string): string {
  const short = text.length > reach ? text.slice(-reach) : text
  const trimmed = short.replace(pointers, '')
  const rest = linkAtEnd.test(trimmed)
    ? trimmed.replace(linkAtEnd, (found) => /^[.!?。！？…]?/.exec(found)?.[0] ?? '')
    : trimmed
  return isDecoration(rest) ? '' : (text.slice(0, text.length - short.length) + rest).trimEnd()
}

const pointers = /(?:[\s:：|｜–—→➡⇒»-]|\ufe0f|👉|🔗|📎|👇|▶)+$/u

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
