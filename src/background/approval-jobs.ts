import { itemCount } from '../desk/draft/draft.ts'
import { tellOthers } from '../desk/rules/request-doc.ts'
import type { DueJob, Planned, PublicationJob } from '../desk/schedule/due-times.ts'
import { issueOfDay } from '../desk/schedule/todays-issue.ts'
import type { Actor } from '../store/desk.ts'
import type { ScheduledJobsOptions } from './job-options.ts'
import { isFirst } from './once.ts'

/** What the clock does where a second editor has to look at what it sends out. */
export interface ApprovalJobs {
  /** Asks for the approval of what goes out soon, unless this was done or need not be. */
  askBefore(job: Extract<DueJob, { kind: 'approval' }>, planned: Planned): Promise<void>
  /** The moment has come without an approval: everybody is told, and the issue goes out with the press that approves it. */
  hold(due: PublicationJob): Promise<void>
}

/** Approvals over a desk. */
export function createApprovalJobs(options: ScheduledJobsOptions, byClock: Actor): ApprovalJobs {
  const { store, desk, brief, messenger, now, log } = options
  const deps = { store, brief, messenger, roles: desk.roles, now }

  const ask = async ({ kind, at }: PublicationJob): Promise<void> => {
    const { version } = await store.draft()
    const asked = { version, by: null, name: null, target: null, due: { kind, at } }
    await tellOthers(deps, await desk.approvals.ask(asked, byClock))
  }

  return {
    async askBefore({ due }, { once, standing }) {
      const plan = due.kind === 'once' ? once : standing
      if (plan === null || (await desk.rules.mayAlone(due.kind === 'once' ? plan.by : null))) return
      if (due.kind === 'standing' && (await issueOfDay(store, due.at, brief.timeZone)) !== null) return
      const { draft, version } = await store.draft()
      const least = due.kind === 'standing' ? (standing?.min ?? 1) : 1
      const asked = (await desk.approvals.open())?.version === version
      if (itemCount(draft) < least || asked || (await desk.approvals.approved())?.version === version) return
      if (now() < due.at && (await isFirst(store, `approval ${due.kind} ${due.at}`, now()))) await ask(due)
    },
    async hold(due) {
      log.warn({ at: new Date(due.at).toISOString() }, 'nothing was published by schedule: nobody has approved it')
      if (await isFirst(store, `unapproved ${due.kind} ${due.at}`, now())) await ask(due)
    },
  }
}
