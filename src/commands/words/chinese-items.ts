import type { Naming, Rule } from './rule.ts'

/** In Chinese: an item by its number. */
export const byNumber: Naming = { mid: ' ?第? ?(\\d{1,4}) ?条?', end: ' ?第? ?(\\d{1,4}) ?条?' }

/** In Chinese: the item that a message answers. */
export const theOne: Naming = { mid: ' ?(?:这一?条|本条|此条|它)?()', end: '(?:这一?条|本条|此条|它)?()' }

const to = '(?: ?(?:到|至|→) ?| )第? ?(\\d{1,4}) ?条?'
/** What stands before new words; talk about an item goes on otherwise: 标题 太长了. */
const be = '(?: ?(?:改成|改为|换成|换为|改|:) ?| (?![太不没有是应好像很写错怎什呢吗]))'

/** What editors write in Chinese to change one item. */
export const chineseItems = ({ mid, end }: Naming): readonly Rule[] => [
  [new RegExp(`^(?:移动|移|挪)${mid}${to}$`), (n, to) => `draft move ${n} ${to}`],
  [
    new RegExp(`^(?:请)?把?${mid} ?(?:移|挪|调|放|提|排)(?:到|至) ?第? ?(\\d{1,4}) ?条?(?:前面|之前|位)?$`),
    (n, to) => `draft move ${n} ${to}`,
  ],
  [new RegExp(`^上移${end}$`), (n) => `draft up ${n}`],
  [new RegExp(`^把?${mid} ?上移$`), (n) => `draft up ${n}`],
  [new RegExp(`^下移${end}$`), (n) => `draft down ${n}`],
  [new RegExp(`^把?${mid} ?下移$`), (n) => `draft down ${n}`],
  [new RegExp(`^置顶${end}$`), (n) => `draft move ${n} 1`],
  [new RegExp(`^把?${mid} ?(?:置顶|(?:放|移|排)(?:到|在)?(?:最前|第一)面?)$`), (n) => `draft move ${n} 1`],
  [new RegExp(`^把?${mid} ?(?:放|移|排)(?:到|在)?(?:最后|末尾|最末)面?$`), (n) => `draft move ${n} 9999`],
  [
    new RegExp(`^(?:请)?把?${mid} ?(?:移|挪|调|放|归)(?:到|至|入|进) ?[“「]?(.+?)[”」]?(?:栏目?|版)?(?:里|下|中)?$`),
    (n, title) => `draft section ${n} ${title}`,
  ],
  [new RegExp(`^栏目${end}${be}(.+)$`), (n, title) => `draft section ${n} ${title}`],
  [new RegExp(`^标题${end}${be}(.+)$`), (n, text) => `draft head ${n} ${text}`, 'text'],
  [new RegExp(`^把?${mid}的? ?标题${be}(.+)$`), (n, text) => `draft head ${n} ${text}`, 'text'],
  [new RegExp(`^(?:来源|出处)${end}${be}(.+)$`), (n, text) => `draft source ${n} ${text}`, 'text'],
  [new RegExp(`^把?${mid}的? ?(?:来源|出处)${be}(.+)$`), (n, text) => `draft source ${n} ${text}`, 'text'],
  [new RegExp(`^(?:话题|标签)${end}(?:${be}|(?=[+-]))(.+)$`), (n, topics) => `draft topics ${n} ${topics}`],
  [new RegExp(`^把?${mid}的? ?(?:话题|标签)(?:${be}|(?=[+-]))(.+)$`), (n, topics) => `draft topics ${n} ${topics}`],
  [new RegExp(`^(?:删除?|删掉|去掉|不要)${end}了?$`), (n) => `draft remove ${n}`],
  [new RegExp(`^把?${mid} ?(?:删除?|删掉|去掉|不要)了?$`), (n) => `draft remove ${n}`],
  [new RegExp(`^(?:以后再发|下期再发|下期|推迟|留到下期)${end}$`), (n) => `draft later ${n}`],
  [new RegExp(`^把?${mid} ?(?:以后再发|下期(?:再发)?|推迟|留到下期)$`), (n) => `draft later ${n}`],
  [new RegExp(`^(?:放入|放回)(?:下一|本)期${end}$`), (n) => `draft next ${n}`],
  [new RegExp(`^(?:编辑|查看)${end}$`), (n) => `draft item ${n}`],
  [new RegExp(`^历史${end}$`), (n) => `draft history ${n}`],
  [new RegExp(`^${mid}的历史$`), (n) => `draft history ${n}`],
]

/** Only of what it answers can be said in so few words. */
export const chineseAnswers: readonly Rule[] = [
  [/^(?:移)?到 ?第? ?(\d{1,4}) ?条?()$/, (to, key) => `draft move ${key} ${to}`],
  [/^()(.+?) ?(?:改成|改为|换成) ?(.+)$/, (key, old, text) => `draft replace ${key} ${old} → ${text}`, 'text'],
]
