import type { Issue, Item, Language } from '../../../src/model.ts'
import type { AmendmentIn, WebArchive } from '../ports.ts'

/** The archive as readers of one language have it: what was corrected in another language alone was never changed for them. */
export function archiveIn(archive: WebArchive, language: Language, amendmentIn: AmendmentIn): WebArchive {
  const own = (item: Item): Item => {
    if (item.amended === undefined || amendmentIn(item, language) !== null) return item
    const { amended: _, ...rest } = item
    return rest
  }
  const ownIssue = (issue: Issue): Issue => ({
    ...issue,
    sections: issue.sections.map((section) => ({ ...section, items: section.items.map(own) })),
  })
  const ownPage = <P extends Awaited<ReturnType<WebArchive['byTopic']>>>(page: P): P => ({
    ...page,
    entries: page.entries.map((entry) => ({ ...entry, item: own(entry.item) })),
  })
  const perhaps = (issue: Issue | null): Issue | null => issue && ownIssue(issue)
  return {
    latest: async () => perhaps(await archive.latest()),
    issue: async (number) => perhaps(await archive.issue(number)),
    issuesBefore: async (before, limit) => (await archive.issuesBefore(before, limit)).map(ownIssue),
    byTopic: async (slug, window) => ownPage(await archive.byTopic(slug, window)),
    search: async (text, window) => ownPage(await archive.search(text, window)),
    archiveMark: () => archive.archiveMark(),
    topicCounts: () => archive.topicCounts(),
    topics: () => archive.topics(),
    picture: (id) => archive.picture(id),
  }
}
