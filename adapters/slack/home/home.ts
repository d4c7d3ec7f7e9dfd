import { formats, type Target, type Wants } from '../../../src/model.ts'
import { answerMessage } from '../answer/answer.ts'
import { answering } from '../answer/apologise.ts'
import type { SlackContext } from '../answer/context.ts'
import { type Press, valuesShape } from '../answer/payloads.ts'
import type { Workspace } from '../app/workspaces.ts'
import type { SlackHome } from '../ports.ts'
import { controls, homeView } from './view.ts'

/** Shows somebody their home tab as it is now. */
export async function showHome(
  context: SlackContext,
  home: SlackHome,
  workspace: Workspace,
  user: string,
): Promise<void> {
  const target = await ownTarget(context, workspace, user)
  const { language } = await context.lookUp(workspace, user)
  const look = await home.look(context.naming(workspace, user, null), target, language)
  const view = homeView(look, context.surface.actions, context.surface.command)
  await workspace.client.ask('views.publish', { user_id: user, view })
}

/** Whether a control belongs to the home tab. */
export const isHomeControl = (context: SlackContext, actionId: string): boolean =>
  actionId.startsWith(`${context.surface.actions}home:`)

/** Does what a control of the home tab says, and shows the tab anew. */
export async function changeHome(
  context: SlackContext,
  home: SlackHome,
  workspace: Workspace,
  press: Press,
): Promise<void> {
  const { id: user } = press.user
  const person = context.naming(workspace, user, press.user.name ?? press.user.username ?? null)
  const target = await ownTarget(context, workspace, user)
  const control = press.actions[0]?.action_id.slice(context.surface.actions.length) ?? ''
  const values = valuesShape.safeParse(press.view?.state.values).data ?? {}
  if (control.startsWith(controls.run)) return runAside(context, workspace, press)
  if (control === controls.stop) await home.unsubscribe(person, target)
  else if (control === controls.subscribe) await home.subscribe(person, target, {})
  else {
    const wants = wantsFrom(control, values)
    if (wants) await home.subscribe(person, target, await withZone(context, home, workspace, press, wants))
  }
  await showHome(context, home, workspace, user)
}

/** Whoever chooses an hour means it where they are: in the zone of their profile, unless they chose one. */
async function withZone(
  context: SlackContext,
  home: SlackHome,
  workspace: Workspace,
  { user }: Press,
  wants: Partial<Wants>,
): Promise<Partial<Wants>> {
  if (wants.hour === undefined || wants.hour === null) return wants
  const { language, timeZone } = await context.lookUp(workspace, user.id)
  const target = await ownTarget(context, workspace, user.id)
  const look = await home.look(context.naming(workspace, user.id, null), target, language)
  const chosen = look.subscription?.timeZone ?? null
  return chosen !== null || timeZone === null || timeZone === look.timeZone ? wants : { ...wants, timeZone }
}

/** The home tab has no place for answers: they come into the person's own conversation with us. */
async function runAside(context: SlackContext, workspace: Workspace, press: Press): Promise<void> {
  const { id: user } = press.user
  const name = press.user.name ?? press.user.username ?? null
  const line = press.actions[0]?.value ?? ''
  if (!line) return
  const channel = await context.directChannel(workspace, user)
  const place = { channel, chat: 'private', thread: null } as const
  await answering(context, { workspace, user, place, url: null }, () =>
    answerMessage(context, { workspace, ...place, user, name, line, plain: true }),
  )
}

function wantsFrom(
  control: string,
  values: NonNullable<ReturnType<typeof valuesShape.safeParse>['data']>,
): Partial<Wants> | null {
  const fields = Object.values(values).flatMap((block) => Object.entries(block))
  const chosen = (name: string): string | undefined =>
    fields.find(([id]) => id.endsWith(name))?.[1].selected_option?.value
  if (control.startsWith(controls.topics)) {
    const boxes = fields.filter(([id]) => id.includes(`${controls.topics}:`))
    return { topics: boxes.flatMap(([, box]) => (box.selected_options ?? []).map((one) => one.value)) }
  }
  if (control === controls.hour) {
    const hour = chosen(controls.hour)
    return hour === undefined ? null : { hour: hour === 'now' ? null : Number(hour) }
  }
  const format = formats.find((known) => known === chosen(controls.format))
  return control === controls.format && format ? { format } : null
}

async function ownTarget(context: SlackContext, workspace: Workspace, user: string): Promise<Target> {
  const chat = await context.directChannel(workspace, user)
  return { platform: 'slack', account: workspace.account, chat, thread: null }
}
