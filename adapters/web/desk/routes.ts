import { type Context, Hono } from 'hono'
import type { EditorEnv } from '../account/session.ts'
import { csrfField, editorPage } from '../account/shell.ts'
import { docPiece, type Pressing } from '../page/doc.ts'
import { eventRoute } from '../page/events.ts'
import { type Html, html, none } from '../page/html.ts'
import type { WebArchive, WebBrief, WebDesk } from '../ports.ts'
import type { Specimen } from '../preview/specimen.ts'
import { archiveWords } from '../words/archive.ts'
import { deskWords } from '../words/desk.ts'
import { previewWords } from '../words/preview.ts'
import type { LastAnswers } from './answers.ts'
import { boardPiece } from './board.ts'
import { calendarPiece } from './calendar.ts'
import { publishedPiece } from './published.ts'

export interface DeskOptions {
  readonly brief: WebBrief
  readonly desk: WebDesk
  readonly archive: Pick<WebArchive, 'picture'>
  readonly answers: LastAnswers
  readonly open: boolean
  readonly closing: AbortSignal
}

/** The desk: the draft with everything that can be done to it, and the preview of an issue. Only for those that a guard let through. */
export function deskRoutes({ brief, desk, archive, answers, open, closing }: DeskOptions): Hono<EditorEnv> {
  const words = deskWords(brief.language)
  const seen = previewWords(brief.language)
  const routes = new Hono<EditorEnv>()
  const pressingOf = (context: Context<EditorEnv>, back = '/desk'): Pressing => ({
    to: '/desk/give',
    hidden: html`${csrfField(context.get('csrf'))}<input type="hidden" name="back" value="${back}">`,
    send: words.send,
  })

  // What it reads markup with is loaded when somebody looks.
  const shown = async (specimens: readonly Specimen[]): Promise<Html> =>
    (await import('../preview/page.ts')).specimensPiece(specimens, seen)

  routes.get('/desk', async (context) => {
    const pressing = pressingOf(context)
    const look = await desk.look()
    const specimens = await desk.specimens('draft')
    const count = look.sections.reduce((sum, { items }) => sum + items.length, 0)
    const press = (line: string, label: string, tone = ''): Html =>
      html`<button class="${tone}" name="line" value="${line}">${label}</button>`
    const body = html`<div class="desk">
<div class="work"><header class="head"><p class="kicker">${words.items(count)}</p><h1>${words.next(look.number)}</h1>
<form method="post" action="/desk/give" class="press bar-of-buttons">${pressing.hidden}${press('publish', words.publish, 'primary')}${press('draft undo', words.undo)}${press('history', words.history)}${look.proposals > 0 ? press('proposals', words.proposals(look.proposals)) : none}</form></header>
<div id="answer" data-live role="status" aria-label="${words.answer}">${answerPiece(context, pressing)}</div>
<form method="post" action="/desk/give" class="press compose">${pressing.hidden}<label for="say">${words.say}</label><textarea id="say" name="say" rows="3" required placeholder="${words.sayHint}"></textarea><button class="primary">${words.send}</button></form>
<div id="board" data-live>${boardPiece(look, words, pressing)}</div></div>
<aside class="beside-desk"><div id="calendar" data-live>${calendarPiece(look.calendar, brief, words, pressing)}</div>
<div id="seen" data-live><h2 class="section">${words.preview}</h2>${specimens === null ? html`<p class="empty">${seen.empty}</p>` : html`${await shown(specimens.slice(0, 2))}<p class="whole"><a href="/desk/preview">${words.wholePreview} →</a></p>`}</div></aside></div>`
    return context.html(editorPage(context, brief, { place: 'desk', title: words.next(look.number), body, open }))
  })

  const answerPiece = (context: Context<EditorEnv>, pressing: Pressing): Html => {
    const doc = answers.of(context.get('csrf'))
    return doc === null ? none : docPiece(doc, pressing)
  }

  routes.post('/desk/give', async (context) => {
    const fields = await context.req.parseBody({ all: true })
    const back = backs.test(one(fields.back)) ? one(fields.back) : '/desk'
    const said = one(fields.say).trim()
    const lines = said === '' ? [...listOf(fields.line)] : [said]
    const last = lines.at(-1)
    const more = [one(fields.day), one(fields.time), one(fields.text)].filter(Boolean).join(' ')
    if (last !== undefined && more !== '') lines[lines.length - 1] = `${last} ${more}`
    let doc = null
    // What buttons and forms say is a command, whatever follows it.
    for (const line of lines.slice(0, 5)) doc = await desk.give(context.get('editor'), said === '' ? `/${line}` : line)
    answers.put(context.get('csrf'), doc)
    // Far above what was pressed, where no script shows it.
    return context.redirect(back.endsWith('/preview') && doc !== null ? `${back}#answer` : back, 303)
  })

  const preview = async (context: Context<EditorEnv>, which: 'draft' | number): Promise<Response> => {
    const specimens = await desk.specimens(which)
    if (specimens === null && which !== 'draft') return context.notFound()
    const title = which === 'draft' ? seen.ofDraft : `${seen.preview} · ${archiveWords(brief.language).issue(which)}`
    const pressing = pressingOf(context, which === 'draft' ? '/desk' : `/issues/${which}/preview`)
    const items = which === 'draft' ? null : await desk.published(which)
    const corrections =
      which === 'draft' || items === null
        ? none
        : html`<section id="correct"><h2 class="section">${words.corrections}</h2><div id="answer" data-live role="status" aria-label="${words.answer}">${answerPiece(context, pressing)}</div><div id="items" data-live>${publishedPiece(which, items, words, pressing)}</div></section>`
    const body = html`<header class="head"><h1>${title}</h1></header><div id="seen" data-live>${specimens === null ? html`<p class="empty">${seen.empty}</p>` : await shown(specimens)}</div>${corrections}`
    return context.html(editorPage(context, brief, { place: which === 'draft' ? 'desk' : null, title, body, open }))
  }
  routes.get('/desk/preview', (context) => preview(context, 'draft'))
  routes.get('/issues/:number{[1-9][0-9]{0,8}}/preview', (context) =>
    preview(context, Number(context.req.param('number'))),
  )
  routes.get('/desk/pictures/:id{[A-Za-z0-9_-]{16,128}}', async (context) => {
    const picture = await archive.picture(context.req.param('id'))
    if (picture === null || !/^image\/(?:jpeg|png|webp|gif)$/.test(picture.type)) return context.notFound()
    context.header('content-type', picture.type)
    return context.body(new Uint8Array(picture.bytes))
  })
  routes.get('/desk/events', eventRoute({ pulse: () => desk.pulse(), closing }))
  return routes
}

/** The pages to which what was given leads back. */
const backs = /^\/(?:deliveries(?:\/[0-9]{1,9})?|issues\/[0-9]{1,9}\/preview)$/

const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string')
const one = (value: unknown): string => listOf(value)[0] ?? ''
