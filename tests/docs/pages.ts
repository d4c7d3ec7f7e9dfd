import { globSync, readFileSync } from 'node:fs'

/** Every page of the project, by its path. */
export const pages: readonly string[] = globSync([
  'README.md',
  '.github/*.md',
  '.github/docs/*.md',
  'src/**/*.md',
  'adapters/**/*.md',
]).sort()

export const read = (page: string): string => readFileSync(page, 'utf8')

const fence = /^```.*?^```$/gms

/** Where a page's links and pictures lead, as they are written. */
export function linksOf(text: string): readonly string[] {
  const plain = text.replace(fence, '').replace(/`[^`\n]*`/g, '')
  return [...plain.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(
    ([, link, address]) => link ?? address ?? '',
  )
}

/** The names by which a page's headings can be linked to, as they are made where it is shown. */
export const anchorsOf = (text: string): readonly string[] =>
  [...text.replace(fence, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** All that is set as code: words within lines, and the lines of blocks without what a comment says. */
export function codeOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^ {4}(\S.*)$/gm)].map(([, line = '']) => line.replace(/ +# .*$/, ''))
  const spans = [...text.replace(fence, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  return [...spans, ...blocks]
}

/** What is typed into a shell. */
export const shellOf = (text: string): readonly string[] => [
  ...new Set(
    codeOf(text).filter((code) => /^(?:npm|npx|node|docker|cp|install|systemctl|printf|briefwire) /.test(code)),
  ),
]

/** What is written to the bot: commands, not the addresses of pages or files. */
export const chatOf = (text: string): readonly string[] => [
  ...new Set(codeOf(text).filter((code) => /^\/[a-z]+(?: [^|]*)?$/.test(code))),
]

/** The programs in TypeScript that a page shows. */
export const programsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code)

/** What a shell line gives to the program: `npm start` and `npm run -s briefwire -- …` as package.json has them. */
export const wordsOf = (line: string): readonly string[] =>
  line
    .replace(/^.*npm (?:-s )?(?:start(?: --)?|run -s briefwire --)/, (found) =>
      found.includes('start') ? 'start' : '',
    )
    .replace(/^briefwire /, '')
    .replace(/ > .*$/, '')
    .split(' ')
    .filter(Boolean)

/** The code in each point of the numbered list under a heading. */
export function stepsOf(text: string, heading: string): readonly (readonly string[])[] {
  const from = text.indexOf(`## ${heading}\n`)
  if (from < 0) throw new Error(`There is no heading "${heading}".`)
  const [section = ''] = text.slice(from + 3).split('\n## ')
  return section
    .split(/^\d+\. /m)
    .slice(1)
    .map((step) => codeOf(step.split('\n\n')[0] ?? ''))
}
