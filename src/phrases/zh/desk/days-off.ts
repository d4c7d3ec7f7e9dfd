import { spaced } from '../../../text/spaced.ts'
import type { DaysOff } from '../../en/desk/days-off.ts'

/** What Briefwire says in Chinese of days without an issue. */
export const daysOff: DaysOff = {
  none: '固定的发布时间没有跳过任何一天。',
  are: '以下日期不按固定时间发布：',
  line: (date, note) => `${date}：${note}`,
  how: '要跳过哪些日期？一行一个，或用逗号隔开：12 月 24 日、10 月 1 日至 7 日（国庆）、2027-01-01。',
  add: '再跳过几天…',
  title: '要跳过的日期',
  remove: (date) => spaced`不跳过${date}`,
  button: '不发布的日期…',
  added: (days) => `记下了：这 ${days} 天不按固定时间发布。`,
  removed: (days) => `已从列表中去掉 ${days} 天。`,
  notOff: '列表里没有这一天。',
  past: (dates) => spaced`这些日期已经过去：${dates}。`,
  unread: (pieces) => `我看不懂这些日期：${pieces}。可以写成 2026-12-24 或 12 月 24 日。`,
}
