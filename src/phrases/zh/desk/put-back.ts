import { spaced } from '../../../text/spaced.ts'
import type { PutBackPhrases } from '../../en/desk/put-back.ts'

/** What is said in Chinese when an earlier state of the database was put back. */
export const putBack: PutBackPhrases = {
  lead: (moment) => spaced`数据库已恢复到 ${moment}的状态。此后发送过什么，这里已无从得知，因此不会自动重发任何内容。`,
  uncertain: (issue, count) => `第 ${issue} 期：有 ${count} 条消息可能已经送达。请决定重发还是放弃：`,
  planned: (moment) => spaced`下一期原定于 ${moment}发布，可能已经发出，因此没有再次发布。请先看看草稿：`,
}
