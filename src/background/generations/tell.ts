import { suggest } from '../../compose/issue.ts'
import { type NotifyDeps, notifyEditors } from '../../desk/notify/notify.ts'
import { type Doc, paragraph } from '../../doc.ts'
import type { Language } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { Store } from '../../store/port.ts'
import { formatMoment } from '../../time/format.ts'
import { type Settled, takeSettled } from './settle.ts'

/** Tells the editors, once, what may have gone out since the state of the database that was put back, and asks what is to become of it. */
export async function tellSettled(
  audience: NotifyDeps & { readonly store: Pick<Store, 'changeSetting'> },
): Promise<void> {
  const settled = await takeSettled(audience.store)
  if (settled === null || (settled.issues.length === 0 && settled.planned === null)) return
  await notifyEditors(audience, (language) => compose(settled, audience.brief.timeZone, language))
}

function compose({ at, issues, planned }: Settled, timeZone: string, language: Language): Doc {
  const { putBack } = phrasesIn(language)
  const moment = (time: number): string => formatMoment(time, timeZone, language)
  return {
    language,
    blocks: [
      paragraph(putBack.lead(moment(at))),
      ...issues
        .slice(0, mostIssues)
        .map(({ issue, uncertain }) => suggest(putBack.uncertain(issue, uncertain), [`deliveries ${issue}`])),
      ...(planned === null ? [] : [suggest(putBack.planned(moment(planned)), ['draft', 'publish'])]),
    ],
  }
}

/** More would be no message any more; the others are found where these are. */
const mostIssues = 5
