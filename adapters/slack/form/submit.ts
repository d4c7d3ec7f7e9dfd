import { askKindly } from '../answer/answer.ts'
import { answering } from '../answer/apologise.ts'
import { askedAt, isAtDesk, isRead } from '../answer/ask.ts'
import type { SlackContext } from '../answer/context.ts'
import type { Submission } from '../answer/payloads.ts'
import { isDeskLine, putAnswer } from '../answer/replace-answer.ts'
import { within } from '../answer/within.ts'
import type { Workspace } from '../app/workspaces.ts'
import { type Block, plain } from '../blocks.ts'
import type { ModalAnswer } from '../shortcut/shortcut.ts'
import { enteredIn, readMetadata, saidView } from './view.ts'
import { formWordsIn } from './words.ts'

/**
 * Runs the command of a submitted form with what was entered, as whoever submits it is seen now. The answer takes the place of the
 * message whose button opened the form. Who is no editor (any more) reads the answer in the form, and nothing else changes. Answers
 * Slack within `patienceMs` or little more, however long the core takes.
 */
export async function submitForm(
  context: SlackContext,
  workspace: Workspace,
  { user, view }: Submission,
  patienceMs: number,
): Promise<ModalAnswer | undefined> {
  const form = context.surface.form
  const metadata = readMetadata(view.private_metadata)
  const sentence = (text: string): readonly Block[] => [{ type: 'section', text: plain(text) }]
  if (metadata === null) {
    const { language } = await context.lookUp(workspace, user.id)
    return update(saidView(form, context.botName.slice(0, 24), language, sentence(formWordsIn(language).lost)))
  }
  const { line, language, title, spot } = metadata
  const asked = await askedAt(context, workspace, user, spot, `${line} ${enteredIn(view.state.values)}`)
  if (await (isDeskLine(context, asked.line) ? isAtDesk : isRead)(context, asked)) {
    const waiting = { workspace, user: user.id, place: spot, url: spot.url }
    void context.tasks.run('form', () =>
      answering(context, waiting, async () => putAnswer(context, asked, await askKindly(context, asked), spot, '')),
    )
    return undefined
  }
  const shown = askKindly(context, asked).then(({ doc }) => {
    const [part] = doc === null ? [] : context.render(doc)
    return saidView(form, title, language, part?.blocks ?? sentence(formWordsIn(language).lost))
  })
  const first = await within(patienceMs, shown)
  if (first !== null) return update(first)
  void context.tasks.run('form', async () => {
    await workspace.client.ask('views.update', { view_id: view.id, view: await shown })
  })
  return update(saidView(form, title, language, sentence(formWordsIn(language).saving)))
}

const update = (view: ReturnType<typeof saidView>): ModalAnswer => ({ response_action: 'update', view })
