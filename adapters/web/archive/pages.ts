import { longDate } from '../../../src/doc.ts'
import type { Entry, Issue, Item, Topic } from '../../../src/model.ts'
import { type Html, html, none } from '../page/html.ts'
import {
  amendedWords,
  type ItemLook,
  inLanguage,
  issueName,
  issuePath,
  itemPath,
  itemPiece,
  titleOf,
  topicPath,
  wherePiece,
} from './item.ts'

/** Of a list that is cut into pages: which one this is. */
export interface PageOf {
  readonly page: number
  readonly pages: number
}

/** A whole issue; `also`: where it is in other languages. */
export function issuePiece(issue: Issue, newest: number, also: Html, look: ItemLook): Html {
  const { words, language } = look
  const items = issue.sections.flatMap((section) => section.items)
  return html`<article class="issue">
<header class="head">
<p class="kicker"><time datetime="${issue.date}">${longDate(issue.date, language)}</time> · ${words.items(items.length)}</p>
<h1 dir="auto">${issueName(issue, look)}</h1>
${also}${correctionsPiece(issue, items, look)}
</header>
${issue.sections.map(
  ({ title, items }) =>
    html`<section>${title === null ? none : html`<h2 class="section" dir="auto">${title}</h2>`}${items.map((item) =>
      itemPiece({ issue: issue.number, date: issue.date, item }, look),
    )}</section>`,
)}
${issue.footer.length === 0 ? none : html`<footer class="closing">${issue.footer.map((line) => html`<p dir="auto">${line}</p>`)}</footer>`}
</article>
${besidePiece(issue.number, newest, look)}`
}

/** What was changed since it came out, with the way to it. */
const correctionsPiece = ({ date }: Issue, items: readonly Item[], look: ItemLook): Html => {
  const { words } = look
  const changed = items.filter(({ amended }) => amended !== undefined)
  if (changed.length === 0) return none
  return html`<aside class="corrections" aria-label="${words.corrections}"><h2>${words.corrections}</h2><ul>${changed.map(
    ({ number, amended }) =>
      amended === undefined
        ? none
        : html`<li><a href="#item-${number}">${words.item(number)}</a> · <bdi>${amendedWords(amended, date, look)}</bdi></li>`,
  )}</ul></aside>`
}

const besidePiece = (number: number, newest: number, { words, prefix }: ItemLook): Html =>
  html`<nav class="beside" aria-label="${words.issues}">${
    number > 1
      ? html`<a rel="prev" href="${prefix}${issuePath(number - 1)}">← ${words.issue(number - 1)}</a>`
      : html`<span></span>`
  }<a href="${prefix}/issues">${words.allIssues}</a>${
    number < newest
      ? html`<a rel="next" href="${prefix}${issuePath(number + 1)}">${words.issue(number + 1)} →</a>`
      : html`<span></span>`
  }</nav>`

/** One item on a page of its own. */
export const itemPagePiece = (entry: Entry, also: Html, look: ItemLook): Html =>
  html`<div class="single">${itemPiece(entry, look, { level: 1, where: wherePiece(entry, look) })}
${also}<p class="whole"><a href="${look.prefix}${issuePath(entry.issue)}#item-${entry.item.number}">${look.words.wholeIssue(entry.issue)} →</a></p></div>`

/** The list of issues. */
export function issuesPiece(issues: readonly Issue[], of: PageOf, look: ItemLook): Html {
  const { words, language, prefix, wordingOf } = look
  if (issues.length === 0) return html`<h1>${words.issues}</h1><p class="empty">${words.noIssues}</p>`
  return html`<h1 class="quiet">${words.issues}</h1>
<ol class="issues" reversed>${issues.map((issue) => {
    const items = issue.sections.flatMap((section) => section.items)
    const corrected = items.some(({ amended }) => amended !== undefined)
    return html`<li><article>
<p class="kicker"><time datetime="${issue.date}">${longDate(issue.date, language)}</time> · ${words.items(items.length)}${
      corrected ? html` · <span class="mark">${words.corrected}</span>` : none
    }</p>
<h2><a href="${prefix}${issuePath(issue.number)}">${issueName(issue, look)}</a></h2>
<ul class="leads">${items
      .filter(({ amended }) => amended?.kind !== 'retracted')
      .slice(0, leads)
      .map((item) => {
        const { headline, language: spoken } = wordingOf(item)
        return html`<li><a dir="auto"${inLanguage(spoken, language)} href="${prefix}${itemPath(issue.number, item.number)}">${headline}</a></li>`
      })}</ul>
</article></li>`
  })}</ol>
${turnPiece(`${prefix}/issues`, of, words)}`
}

const leads = 3

/** The topics, with how many items each has. */
export const topicsPiece = (
  topics: readonly Topic[],
  counts: ReadonlyMap<string, number>,
  { words, language, prefix }: ItemLook,
): Html =>
  html`<h1>${words.topics}</h1>
<ul class="topics">${topics.map(
    ({ slug }) =>
      html`<li><a href="${prefix}${topicPath(slug)}"${counts.get(slug) ? none : html` class="none"`}><span dir="auto">${titleOf(slug, topics, language)}</span> <span class="count">${words.items(counts.get(slug) ?? 0)}</span></a></li>`,
  )}</ul>`

/** Everything about one topic. */
export const topicPiece = (slug: string, entries: readonly Entry[], total: number, of: PageOf, look: ItemLook): Html =>
  html`<header class="head"><p class="kicker">${look.words.items(total)}</p><h1>${titleOf(slug, look.topics, look.language)}</h1>
<p class="feeds">${look.words.feeds} ${feedNames.map(
    ([name, file]) => html`<a href="${look.prefix}${topicPath(slug)}/${file}">${name}</a> `,
  )}</p></header>
${entries.length === 0 ? html`<p class="empty">${look.words.nothingHere}</p>` : entriesPiece(entries, look)}
${turnPiece(`${look.prefix}${topicPath(slug)}`, of, look.words)}`

/** The feeds there are, by name and file. */
export const feedNames = [
  ['RSS', 'feed.xml'],
  ['Atom', 'feed.atom'],
  ['JSON', 'feed.json'],
] as const

/** What a search found; `asked` is empty on the page that asks. */
export function searchPiece(
  asked: string,
  found: { readonly entries: readonly Entry[]; readonly total: number; readonly meant: string | null } | null,
  of: PageOf,
  look: ItemLook,
): Html {
  const { words, prefix } = look
  const said =
    found === null
      ? words.whatToSearch
      : found.total === 0
        ? words.nothingFound(asked)
        : words.found(found.total, asked)
  return html`<h1>${words.search}</h1>
<form class="search" action="${prefix}/search" role="search"><label class="unseen" for="q">${words.searchFor}</label><input id="q" name="q" type="search" value="${asked}" maxlength="200" required><button>${words.search}</button></form>
<p class="said" role="status">${said}${found?.meant && found.total > 0 ? html` ${words.searchedFor(found.meant)}` : none}</p>
${found === null || found.entries.length === 0 ? none : entriesPiece(found.entries, look)}
${turnPiece(`${prefix}/search?q=${encodeURIComponent(asked)}`, of, words)}`
}

const entriesPiece = (entries: readonly Entry[], look: ItemLook): Html =>
  html`<div class="entries">${entries.map((entry) => itemPiece(entry, look, { level: 2, where: wherePiece(entry, look) }))}</div>`

const turnPiece = (path: string, { page, pages }: PageOf, words: ItemLook['words']): Html => {
  if (pages <= 1) return none
  const join = path.includes('?') ? '&' : '?'
  const to = (number: number): string => (number === 1 ? path : `${path}${join}page=${number}`)
  return html`<nav class="beside" aria-label="${page} / ${pages}">${
    page > 1 ? html`<a rel="prev" href="${to(page - 1)}">← ${words.newer}</a>` : html`<span></span>`
  }<span>${page} / ${pages}</span>${
    page < pages ? html`<a rel="next" href="${to(page + 1)}">${words.older} →</a>` : html`<span></span>`
  }</nav>`
}
