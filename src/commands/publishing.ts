import type { Command } from './command.ts'
import { correct } from './publishing/correct.ts'
import { deliveries } from './publishing/deliveries.ts'
import { editors } from './publishing/editors.ts'
import { history } from './publishing/history.ts'
import { join } from './publishing/join.ts'
import { link } from './publishing/link.ts'
import { newsroom } from './publishing/newsroom.ts'
import { publish } from './publishing/publish.ts'
import { retract } from './publishing/retract.ts'
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
