import { type Context, Hono } from 'hono'
import type { EditorEnv } from '../account/session.ts'
import { csrfField, editorPage } from '../account/shell.ts'
import type { LastAnswers } from '../desk/answers.ts'
import { docPiece } from '../page/doc.ts'
import { html, none } from '../page/html.ts'
import type { WebBrief } from '../ports.ts'
import { deliveryWords } from '../words/deliveries.ts'
import { deskWords } from '../words/desk.ts'
import { growthPiece } from './growth.ts'
import type { WebDeliveries } from './look.ts'
import { broadcastPiece, latelyPiece, missedPiece, speedPiece } from './page.ts'

export interface DeliveriesOptions {
  readonly brief: WebBrief
  readonly deliveries: WebDeliveries
  readonly answers: LastAnswers
  readonly open: boolean
}

/** How issues reach their readers. Only for those that a guard let through. */
export function deliveriesRoutes({ brief, deliveries, answers, open }: DeliveriesOptions): Hono<EditorEnv> {
  const words = deliveryWords(brief.language)
  const desk = deskWords(brief.language)
  const view = { ...brief, words }
  const routes = new Hono<EditorEnv>()
  const page = async (context: Context<EditorEnv>, issue: number | null): Promise<Response> => {
    const look = await deliveries.broadcast(issue)
    if (look === null && issue !== null) return context.notFound()
    const back = issue === null ? '/deliveries' : `/deliveries/${issue}`
    const hidden = html`${csrfField(context.get('csrf'))}<input type="hidden" name="back" value="${back}">`
    const pressing = { to: '/desk/give', hidden, send: desk.send }
    const answer = answers.of(context.get('csrf'))
    const body =
      look === null
        ? html`<h1>${words.title}</h1><p class="empty">${words.none}</p>`
        : html`<div class="desk"><div class="work"><div id="broadcast" data-live>${broadcastPiece(look, view, pressing)}</div>
<div id="answer" data-live role="status" aria-label="${desk.answer}">${answer === null ? none : docPiece(answer, pressing)}</div>
<div id="speed" data-live>${speedPiece(look, view)}</div>
<h2 class="section">${words.missed}</h2><div id="missed" data-live>${missedPiece(look, view)}</div></div>
<aside><h2 class="section">${words.lately}</h2><div id="lately" data-live>${latelyPiece(await deliveries.lately(), view)}</div>
<h2 class="section">${words.growth}</h2>${growthPiece(await deliveries.growth(), view)}</aside></div>`
    return context.html(editorPage(context, brief, { place: 'deliveries', title: words.title, body, open }))
  }
  routes.get('/deliveries', (context) => page(context, null))
  routes.get('/deliveries/:number{[1-9][0-9]{0,8}}', (context) => page(context, Number(context.req.param('number'))))
  return routes
}
