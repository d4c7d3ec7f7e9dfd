import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { CallbackOptions, Installation, InstallURLOptions } from '@slack/oauth'
import { type Language, languageOfTag } from '../../../src/model.ts'
import { type PageWords, pageWordsIn } from './words.ts'

/** The paths of the pages. */
export interface PagePaths {
  readonly install: string
  readonly redirect: string
}

export interface PageNames {
  /** The bot's name as people invite it. */
  readonly botName: string
  /** With its slash. */
  readonly command: string
}

/**
 * Stands before Slack's library: whoever began on Slack's own page comes without a state, which says nothing bad of them, and begins
 * again on ours; whoever said no is told that nothing has happened.
 */
export const calmly =
  (bolt: RequestListener, { redirect, install }: PagePaths): RequestListener =>
  (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname !== redirect) return bolt(request, response)
    const error = searchParams.get('error')
    const words = wordsFor(request)
    if (error !== null)
      return show(
        response,
        200,
        words,
        error === 'access_denied' ? words.cancelled : words.refused(plainWord(error)),
        words.again,
      )
    if (searchParams.has('state')) return bolt(request, response)
    // Beside this page, wherever a proxy has put both.
    response.writeHead(302, { location: install.slice(install.lastIndexOf('/') + 1), ...closed }).end()
  }

/** What people see in the end, instead of the pages of Slack's library. */
export const endings = ({ botName, command }: PageNames): CallbackOptions => ({
  success(installation, _options, request, response) {
    const words = wordsFor(request)
    const link = openIn(installation)
    if (link === null) return show(response, 200, words, words.done(botName, command))
    const org = installation.isEnterpriseInstall === true
    show(
      response,
      200,
      words,
      org ? words.doneForAll(botName) : words.done(botName, command),
      org ? words.choose : words.open,
      link,
    )
  },
  failure(error, _options: InstallURLOptions, request, response) {
    const words = wordsFor(request)
    const ours = ['slack_oauth_invalid_state', 'slack_oauth_missing_state', 'slack_oauth_missing_code']
    if (ours.includes(error.code)) show(response, 400, words, words.stale, words.again)
    else show(response, 500, words, words.failed, words.again)
  },
})

/** Where Slack goes on, or null: nobody knows. */
function openIn(installation: Installation<'v1' | 'v2', boolean>): string | null {
  const { appId, team, enterpriseUrl } = installation
  if (!appId) return null
  if (installation.isEnterpriseInstall)
    return (
      URL.parse(`manage/organization/apps/profile/${encodeURIComponent(appId)}/workspaces/add`, enterpriseUrl)?.href ??
      null
    )
  return team ? `slack://app?team=${encodeURIComponent(team.id)}&id=${encodeURIComponent(appId)}` : null
}

const wordsFor = (request: IncomingMessage): PageWords =>
  pageWordsIn(languageOf(request.headers['accept-language'] ?? ''))

/** The first of the languages that a browser asks for which we speak. */
const languageOf = (accepted: string): Language => {
  const asked = accepted.split(',').map((each) => languageOfTag(each.trim().split(';')[0] ?? ''))
  return asked.find((each) => each !== null) ?? 'en'
}

const plainWord = (word: string): string => word.replace(/[^\w -]/g, '').slice(0, 80)

const closed = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } as const

/** A page of one thought and one link; without `link` it leads to the beginning. */
function show(
  response: ServerResponse,
  status: number,
  { language, title }: PageWords,
  thought: string,
  label?: string,
  link = 'install',
): void {
  const go = label === undefined ? '' : `<p><a href="${escapeHtml(link)}">${escapeHtml(label)}</a></p>`
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    ...closed,
  })
  response.end(
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>` +
      '<style>body{font:1.1em/1.5 system-ui,sans-serif;max-width:32em;margin:15vh auto;padding:0 1em}</style></head>' +
      `<body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(thought)}</p>${go}</body></html>`,
  )
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
