import { spaced } from '../../text/spaced.ts'
import type { Proposals } from '../en/proposals.ts'

/** What Briefwire says in Chinese of what readers propose: to editors, and to the readers. */
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

  offer: '要把这条推荐给编辑吗？是否采用由编辑决定。',
  propose: '推荐给编辑',
  offerRemark: '谢谢你告诉我。要转告编辑吗？',
  passOn: '转告编辑',
  rather: '不用了',
  withoutPhoto: '我只转达文字，不带图片。',
  tooLong: (letters, limit) =>
    `这段文字有 ${letters.toLocaleString('zh')} 个字符，推荐最多 ${limit.toLocaleString('zh')} 个。请只发最要紧的部分，或者发一个链接。`,
  whatToPropose: '你想在简报里看到什么？写给我、转发一条消息，或者发一个链接都可以。是否采用由编辑决定。',
  handedOn: (headline) => `谢谢！编辑已经收到：“${headline}”。如果刊出，我会告诉你。`,
  notProposed: '好的，没有转达任何内容。',
  proposedBefore: '这条你已经推荐过，编辑收到了。',
  enough: (limit, again) => spaced`谢谢！你一天内已推荐 ${limit} 条，编辑想每条都看。请从 ${again} 起再发给我。`,
  closed: '这份简报的编辑目前不接受推荐。',
  used: (headline, issue, item) => `你的推荐已经刊出：“${headline}”是第 ${issue} 期第 ${item} 条。谢谢你！去看看：`,
}
