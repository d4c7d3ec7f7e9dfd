// Writes src/embed/README.md, the reference of what a program that embeds Briefwire can use, from the sources' own docstrings.
import { readFileSync, writeFileSync } from 'node:fs'

const parts: readonly (readonly [string, string, readonly string[]])[] = [
  ['Starting it', 'src/embed.ts', ['EmbedOptions', 'EmbeddedBriefwire']],
  ['Publishing and putting right', 'src/embed/editing.ts', ['Editing', 'ItemChange', 'Corrected']],
  ['Issues', 'src/model.ts', ['Source', 'Item', 'Section', 'Draft', 'Issue', 'Entry']],
  ['The archive', 'src/embed/archive.ts', ['Archive']],
  ['Readers', 'src/embed/readers.ts', ['Readers']],
  ['What a reader can choose', 'src/model.ts', ['Target', 'Selection', 'QuietHours', 'When', 'How']],
  ['Events', 'src/embed/events.ts', ['BriefwireEvents']],
  ['Health', 'src/health.ts', ['Health']],
]

/** A declaration as it stands in its file, with its docstring. */
function declaration(source: string, name: string): string {
  const found = new RegExp(
    `^(?:/\\*\\*(?:(?!\\*/)[^])*\\*/\\n)?export (?:interface|type) ${name}\\b(?:[^\n{]*$|[^]*?^})`,
    'm',
  ).exec(source)
  if (!found) throw new Error(`${name} is not declared where the reference looks for it.`)
  return found[0]
}

/** The reference's text. */
export function reference(): string {
  const chapters = parts.map(([title, file, names]) => {
    const source = readFileSync(file, 'utf8')
    return `## ${title}\n\n${names.map((name) => `\`\`\`ts\n${declaration(source, name)}\n\`\`\``).join('\n\n')}`
  })
  return `# Briefwire inside your program: the reference

Made from the sources by \`npm run reference\`. How to begin stands in [README](../../README.md). Types are exported by
\`briefwire\`; so are \`parse\` and \`print\` (text to draft and back), \`printMarkdown\`, \`defaultTopics\` and \`UserError\`, which is
thrown for whatever the caller can put right, and says how.

${chapters.join('\n\n')}
`
}

if (import.meta.main) writeFileSync('src/embed/README.md', reference())
