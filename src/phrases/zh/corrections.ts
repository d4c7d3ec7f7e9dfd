import type { Corrections } from '../en/corrections.ts'

/** What Briefwire says in Chinese to readers of corrections that their copies cannot show. */
export const corrections: Corrections = {
  title: (items) => `更正：第 ${items.join('、')} 条`,
  reads: () => '现更正为：',
  retracted: (item, reason) => `第 ${item} 条已撤回，请勿采信${reason ? `：${reason}` : '。'}`,
  whole: '阅读全文：',
  headline: '已撤回的条目',
  since: '此后的更正',
  emptied: '（本期已缩短，此处不再有内容。）',
}
