import { spaced } from '../../../text/spaced.ts'
import type { Approvals } from '../../en/desk/approvals.ts'

const number = (count: number): string => count.toLocaleString('en')

/** What Briefwire says in Chinese where a second editor looks before readers do. */
export const approvals: Approvals = {
  needed: '另一位编辑批准后才会发出。',
  ask: '请求批准',
  asked: (others) => `已请 ${number(others)} 位编辑批准，有一位批准后立即发出。`,
  askedFor: (others, moment) => spaced`已请 ${number(others)} 位编辑批准，批准后于 ${moment} 发出。`,
  nobody: '这里没有可以询问的其他编辑：请另一位编辑先私下给我发一条消息。谁可以单独发布由负责人设定：',
  request: (name, issue, items, readers) =>
    spaced`${name}请你批准第 ${issue} 期：${number(items)} 条，发给 ${number(readers)} 位读者。`,
  requestByClock: (issue, items, readers, moment) =>
    spaced`第 ${issue} 期将于 ${moment} 发布，需要批准：${number(items)} 条，发给 ${number(readers)} 位读者。`,
  requestFor: (moment) => spaced`定于 ${moment} 发布。`,
  late: (issue, items, readers, moment) =>
    spaced`第 ${issue} 期原定于 ${moment} 发布，正在等待批准：${number(items)} 条，发给 ${number(readers)} 位读者。批准后立即发出。`,
  changed: '请求批准之后有了改动：',
  changedByYou: '请求批准之后你自己改过，所以要由别人来看。',
  approve: '批准',
  approveAndPublish: '批准并发布',
  approveAndSend: '批准并发出',
  decline: '先不发…',
  declineTitle: '还缺什么？',
  askWhy: '还缺什么？我会转告。',
  own: '这是你自己的，要由别人批准。',
  nothingAsked: '这里已经没有等待批准的内容。',
  approvedFor: (moment) => spaced`已批准，将于 ${moment} 发布；在那之前如有改动，我会再问。`,
  told: (name) => spaced`已告诉${name}。`,
  declined: (name, reason) => spaced`${name}没有批准下一期：${reason}`,
  wasApproved: (name, issue) => spaced`${name}批准了第 ${issue} 期，正在发出。`,
  wasApprovedFor: (name, moment) => spaced`${name}批准了下一期，将于 ${moment} 发布。`,
  waits: (name) => spaced`${name}请求批准下一期：`,
  waitsByClock: '下一期正在等待批准：',
  noLonger: '好的，它不再等待批准，也不会自动发出。',
  urgentRequest: (name) => spaced`${name}想把这一条作为快讯立即单独发出：`,
  correctionRequest: (name) => spaced`${name}请你批准这处更正：`,
  itemDeclined: (name, reason) => spaced`${name}没有批准：${reason}`,
  itemApproved: (name) => spaced`${name}已批准，已经完成。`,

  rule: {
    everybody: '编辑部的每个人都可以单独发布。',
    owners: '负责人可以单独发布；编辑发布前须由别人批准。',
    nobody: '谁都不能单独发布，须先由别人批准。',
  },
  also: (names) => spaced`另外可以的还有：${names}。`,
  corrections: '更正也须批准。',
  correctionsFree: '更正不须批准。',
  choose: { everybody: '每个人都可以', owners: '只有负责人可以', nobody: '谁都不行' },
  needCorrections: '更正也要批准',
  freeCorrections: '更正不用批准',
  may: (name) => spaced`${name}单独发布：可以`,
  mayNot: (name) => spaced`${name}单独发布：不行`,
  onlyYou: '编辑部目前只有你一个人，没有人能批准你发布的内容。请先邀请别人：',
  onlyOwners: '谁可以单独发布，只有负责人能改。',
}
