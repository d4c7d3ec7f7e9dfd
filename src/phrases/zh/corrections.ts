import type { Corrections } from '../en/corrections.ts'

/** What Briefwire says in Chinese to readers whose copies could not be corrected. */
export const corrections: Corrections = {
  title: (issue, items) => `第 ${issue} 期更正：第 ${items.join('、')} 条`,
  note: '你收到的原消息无法修改，请以下面的内容为准：',
  retracted: (item, reason) => (reason ? `第 ${item} 条已撤回：${reason}` : `第 ${item} 条已撤回。`),
  whole: '阅读全文：',
}
