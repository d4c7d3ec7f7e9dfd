/** What there is a picture of, and what it shows; those of the archive look the same to everybody. */
export const gallery = [
  ['try', 'The page to try it on, in the middle of a broadcast'],
  ['terminal', 'An issue in the terminal'],
  ['desk', 'The desk: the draft, what readers will see of it, the calendar'],
  ['preview', 'One issue as Telegram and Slack show it'],
  ['deliveries', 'A broadcast on its way, against the limit, and readers over time'],
  ['archive', 'An issue in the archive, corrected'],
  ['issues', 'All issues'],
  ['item', 'One item, and where it is in another language'],
  ['topics', 'The topics'],
  ['topic', 'All about one topic'],
  ['search', 'What a search finds'],
  ['subscribe', 'Where readers ask for it by e-mail'],
  ['sign-in', 'Where the link out of the chat leads'],
  ['missing', 'Where nothing is'],
] as const

export type ShotName = (typeof gallery)[number][0]

/** Share pictures, which know no light and dark. */
export const cards = [
  ['card-issue', 'What is shown where somebody shares an issue'],
  ['card-item', 'What is shown where somebody shares an item, here one that was corrected'],
] as const

/** The page of all pictures, beside them. */
export function galleryPage(): string {
  const picture = ([name, words]: (typeof gallery)[number]): string =>
    `## ${words}\n\n<picture><source media="(prefers-color-scheme: dark)" srcset="${name}-dark.webp"><img alt="${words}" src="${name}-light.webp"></picture>`
  const card = ([name, words]: (typeof cards)[number]): string => `## ${words}\n\n![${words}](${name}.webp)`
  return `# What it looks like\n\nEvery page, made from the running program by \`npm run shots\`; light or dark as you have it.\n\n${[
    ...gallery.map(picture),
    ...cards.map(card),
  ].join('\n\n')}\n`
}
