import type { Command } from './command.ts'
import { correct } from './publishing/correction/correct.ts'
import { retract } from './publishing/correction/retract.ts'
import { deliveries } from './publishing/deliveries.ts'
import { history } from './publishing/history.ts'
import { editors } from './publishing/people/editors.ts'
import { join } from './publishing/people/join.ts'
import { link } from './publishing/people/link.ts'
import { newsroom } from './publishing/people/newsroom.ts'
import { publish } from './publishing/publish.ts'
import { schedule } from './publishing/schedule.ts'
import { unschedule } from './publishing/unschedule.ts'

/** The commands with which an issue goes out, is watched and put right, and by whom. */
export const publishing: readonly Command[] = [
  publish,
  schedule,
  unschedule,
  deliveries,
  correct,
  retract,
  history,
  join,
  link,
  editors,
  newsroom,
]
