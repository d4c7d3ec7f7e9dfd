import type { Draft, Item } from '../model.ts'

/** A draft or issue as Markdown; whatever could be read as markup is escaped. */
export function markdown(draft: Draft): string {
  const blocks = [`# ${quote(draft.title)}`, ...(draft.date ? [draft.date] : [])]
  for (const section of draft.sections) {
    if (section.title !== null) blocks.push(`## ${quote(section.title)}`)
    blocks.push(...section.items.map(item))
  }
  if (draft.footer.length > 0) blocks.push('---', ...draft.footer.map(quote))
  return blocks.join('\n\n')
}

function item({ number, headline, body, source, topics }: Item): string {
  const origin =
    source && (source.url ? `[${quote(source.name)}](<${encodeURI(decode(source.url))}>)` : quote(source.name))
  const tags = topics.map((slug) => `\\#${quote(slug)}`).join(' ')
  return [`### ${number}. ${quote(headline)}`, ...body.map(quote), [origin, tags].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join('\n\n')
}

const quote = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>#|~&]/g, '\\$&').replace(/^(\s*)([-+=]|\d+(?=[.)]))/, '$1\\$2')

function decode(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
