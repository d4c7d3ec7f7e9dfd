import { composeEntry } from '../../../compose/issue.ts'
import { amendment, type Change, entryOf } from '../../../desk/published/correct.ts'
import type { Block, Doc } from '../../../doc.ts'
import { wallText } from '../../../time/zone.ts'
import type { CommandRequest } from '../../command.ts'
import { requestItem } from '../approval/request-item.ts'

/** Asks the others whether a correction may be made, with what the item says and would say; `note` holds it until then. */
export async function requestCorrection(request: CommandRequest, change: Change, note: string): Promise<Doc> {
  const { store, brief, now, language } = request
  const issue = await store.issue(change.issue)
  const entry = issue && entryOf(issue, change.before.number)
  const { after } = change
  const amended = amendment(change, wallText(now(), brief.timeZone))
  return requestItem(request, {
    command: 'correct',
    headline: change.before.headline,
    detail: { note, issue: change.issue, item: change.before.number },
    blocks: ({ approvals, publishing }, name): readonly (Block | string)[] => [
      approvals.correctionRequest(name),
      ...(entry
        ? [
            { kind: 'heading', text: publishing.before } as const,
            composeEntry(entry, language),
            { kind: 'heading', text: publishing.after } as const,
            composeEntry({ ...entry, item: { ...after, amended } }, language),
          ]
        : []),
    ],
  })
}
