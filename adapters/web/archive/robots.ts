import { longDate } from '../../../src/doc.ts'
import type { Issue, Topic } from '../../../src/model.ts'
import { type ItemLook, issueName, issuePath, titleOf, topicPath } from './item.ts'

/** What crawlers may read: all that is public, but no search. */
export const robotsText = (base: string): string =>
  `User-agent: *\nDisallow: /search\nDisallow: /*/search\nDisallow: /desk\nDisallow: /sign-in\nAllow: /\n\nSitemap: ${base}/sitemap.xml\n`

/** So many addresses may stand in a sitemap (sitemaps.org/protocol.html); the newest ones do. */
const mostAddresses = 50_000

/** Every page of the archive for search engines. */
export function sitemapText(base: string, newest: number, topics: readonly Topic[]): string {
  const oldest = Math.max(1, newest - mostAddresses + topics.length + 3)
  const issues = Array.from({ length: newest - oldest + 1 }, (_, index) => issuePath(newest - index))
  const paths = ['/issues', '/topics', ...issues, ...topics.map(({ slug }) => `/topics/${encodeURIComponent(slug)}`)]
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.map((path) => `<url><loc>${xml(`${base}${path}`)}</loc></url>`).join('\n')}
</urlset>
`
}

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The archive for language models (llmstxt.org): what there is, and where. */
export function llmsText(base: string, brief: string, issues: readonly Issue[], look: ItemLook): string {
  const { words, topics, language } = look
  const line = (text: string): string => text.replaceAll(/[[\]\n]/g, ' ').trim()
  return [
    `# ${line(brief)}`,
    `> ${words.tagline}: ${base}/issues`,
    `## ${words.issues}`,
    issues
      .map(
        (issue) =>
          `- [${line(issueName(issue, look))}](${base}${issuePath(issue.number)}): ${longDate(issue.date, language)}`,
      )
      .join('\n'),
    `## ${words.topics}`,
    topics.map(({ slug }) => `- [${line(titleOf(slug, topics, language))}](${base}${topicPath(slug)})`).join('\n'),
    `## ${words.feeds}`,
    `- [RSS](${base}/feed.xml)\n- [Atom](${base}/feed.atom)\n- [JSON](${base}/feed.json)\n- [Sitemap](${base}/sitemap.xml)`,
  ].join('\n\n')
}
