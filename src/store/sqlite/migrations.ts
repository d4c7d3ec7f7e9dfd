import { retired } from './migrations/0031-retired.ts'
import { takers } from './migrations/0032-takers.ts'
import { dueOrder } from './migrations/0033-due-order.ts'
import { kept } from './migrations/0034-kept.ts'
import { everChanging } from './migrations/0035-ever-changing.ts'
import { fixFanOuts } from './migrations/0036-fix-fan-outs.ts'
import { longTexts } from './migrations/0037-long-texts.ts'
import { archive } from './migrations/to-0010/0001-archive.ts'
import { readers } from './migrations/to-0010/0002-readers.ts'
import { ledger } from './migrations/to-0010/0003-ledger.ts'
import { updates } from './migrations/to-0010/0004-updates.ts'
import { installations } from './migrations/to-0010/0005-installations.ts'
import { proposals } from './migrations/to-0010/0006-proposals.ts'
import { desk } from './migrations/to-0010/0007-desk.ts'
import { corrections } from './migrations/to-0010/0008-corrections.ts'
import { failures } from './migrations/to-0010/0009-failures.ts'
import { proposalsClosed } from './migrations/to-0010/0010-proposals-closed.ts'
import { told } from './migrations/to-0020/0011-told.ts'
import { releases } from './migrations/to-0020/0012-releases.ts'
import { departures } from './migrations/to-0020/0013-departures.ts'
import { topics } from './migrations/to-0020/0014-topics.ts'
import { clock } from './migrations/to-0020/0015-clock.ts'
import { sharedChats } from './migrations/to-0020/0016-shared-chats.ts'
import { urgent } from './migrations/to-0020/0017-urgent.ts'
import { proposers } from './migrations/to-0020/0018-proposers.ts'
import { growingCopies } from './migrations/to-0020/0019-growing-copies.ts'
import { choices } from './migrations/to-0020/0020-choices.ts'
import { sessions } from './migrations/to-0030/0021-sessions.ts'
import { adders } from './migrations/to-0030/0022-adders.ts'
import { readerDays } from './migrations/to-0030/0023-reader-days.ts'
import { translations } from './migrations/to-0030/0024-translations.ts'
import { selectionOrder } from './migrations/to-0030/0025-selection-order.ts'
import { ownData } from './migrations/to-0030/0026-own-data.ts'
import { readerAccounts } from './migrations/to-0030/0027-reader-accounts.ts'
import { titles } from './migrations/to-0030/0028-titles.ts'
import { viewsOfNobody } from './migrations/to-0030/0029-views-of-nobody.ts'
import { email } from './migrations/to-0030/0030-email.ts'

/** Every step from an empty file to the present format, oldest first; a step that was released never changes again (a test holds it). */
export const migrations: readonly string[] = [
  archive,
  readers,
  ledger,
  updates,
  installations,
  proposals,
  desk,
  corrections,
  failures,
  proposalsClosed,
  told,
  releases,
  departures,
  topics,
  clock,
  sharedChats,
  urgent,
  proposers,
  growingCopies,
  choices,
  sessions,
  adders,
  readerDays,
  translations,
  selectionOrder,
  ownData,
  readerAccounts,
  titles,
  viewsOfNobody,
  email,
  retired,
  takers,
  dueOrder,
  kept,
  everChanging,
  fixFanOuts,
  longTexts,
]
