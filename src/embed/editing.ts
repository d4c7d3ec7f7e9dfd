import type { Desk } from '../desk/desk.ts'
import { checkDraft } from '../desk/draft/check-draft.ts'
import { itemFaults, TooLong } from '../desk/draft/limits.ts'
import { type Change, entryOf, sameWords, unkeyed } from '../desk/published/correct.ts'
import { atCommandLine } from '../desk/published/publish-issue.ts'
import { UserError } from '../errors.ts'
import type { Draft, Issue, Item } from '../model.ts'
import type { Published, Store } from '../store/port.ts'

/** What a program does that editors do at the desk. What is wrong with what it gives comes back as one UserError that names each fault. */
export interface Editing {
  /** Publishes this content as an issue of its own. The same content goes out once. */
  publish(draft: Draft): Promise<Published>
  /** The issue that is being put together, as it is now. */
  draft(): Promise<Draft>
  /** Puts these items into the issue that is being put together, after those that stand there; gives it back as it is then. */
  add(draft: Draft): Promise<Draft>
  /** Puts an item right that is out, in every copy; what is not named stays as it is. */
  correct(issue: number, item: number, change: ItemChange): Promise<Corrected>
  /** Takes an item back that is out, from every copy; readers are told why. */
  retract(issue: number, item: number, reason: string): Promise<Corrected>
}

/** What of an item is to be another. */
export type ItemChange = Partial<Pick<Item, 'headline' | 'body' | 'source' | 'topics'>>

/** The issue in its new revision, and how many copies are put right. */
export interface Corrected {
  readonly issue: Issue
  readonly copies: number
}

export function createEditing(desk: Desk, store: Pick<Store, 'draft' | 'issue'>): Editing {
  const change = async (
    number: number,
    item: number,
    make: (before: Item) => Pick<Change, 'after' | 'kind' | 'reason'>,
  ): Promise<Corrected> => {
    for (;;) {
      const issue = await store.issue(number)
      const before = issue && entryOf(issue, item)?.item
      if (!before) throw new UserError(issue ? `Issue ${number} has no item ${item}.` : `There is no issue ${number}.`)
      const done = await desk.corrections.correct({ issue: number, before, ...make(before) }, atCommandLine)
      if (done.kind === 'corrected') return { issue: done.issue, copies: done.copies }
    }
  }
  return {
    publish: (draft) => desk.publish(draft),
    draft: async () => (await store.draft()).draft,
    add: (draft) => desk.add(draft),
    correct: (issue, item, changes) =>
      change(issue, item, (before) => {
        const after = { ...unkeyed(before), ...changes }
        checkDraft({ title: '', date: null, sections: [{ title: null, items: [after] }], footer: [] })
        const faults = itemFaults(after, before.number)
        if (faults.length > 0) throw new TooLong(faults)
        if (sameWords(before, after) && before.amended?.kind !== 'retracted')
          throw new UserError(`Item ${issue}.${item} says this already.`)
        return { kind: 'corrected', after, reason: null }
      }),
    retract: async (issue, item, reason) => {
      if (typeof reason !== 'string' || reason.trim() === '')
        throw new UserError('reason: must say why; readers see it')
      return change(issue, item, (before) => {
        if (before.amended?.kind === 'retracted') throw new UserError(`Item ${issue}.${item} was retracted already.`)
        return { kind: 'retracted', after: unkeyed(before), reason }
      })
    },
  }
}
