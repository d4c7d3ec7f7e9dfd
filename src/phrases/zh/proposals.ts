import { spaced } from '../../text/spaced.ts'
import type { Proposals } from '../en/proposals.ts'

/** What Briefwire says in Chinese to editors of what readers propose. */
export const proposals: Proposals = {
  add: '采用',
  dismiss: '不采用',
  next: '下一条',
  title: (at, count) => `读者推荐，第 ${at} 条，共 ${count} 条`,
  from: (who, time, section) => spaced`${who}于 ${time} 推荐${section === null ? '' : `，栏目：${section}`}。`,
  none: '没有待处理的读者推荐。',
  noMore: '后面没有了。从头看起：',
  waiting: (count) => `${count} 条读者推荐：`,
  more: (count) => `还有 ${count} 条读者推荐：`,
  arrived: (count) => `读者推荐了 ${count} 条内容：`,
  dismissed: (headline) => `没有采用：${headline}`,
  addedBy: (who, time) => spaced`${who ?? '你'}已于 ${time} 把这条推荐加入下一期。`,
  dismissedBy: (who, time) => spaced`${who ?? '你'}已于 ${time} 决定不采用这条推荐。`,
  gone: '这条推荐已经处理过了。',
  proposalWhat: (headline) => `读者推荐“${headline}”`,
  proposedBy: (what, who) => spaced`${what}（${who}推荐）`,
}
