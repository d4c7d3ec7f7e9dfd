import type { Naming, Rule } from './rule.ts'

/** In Chinese: an item by its number. */
export const byNumber: Naming = { mid: ' ?第? ?(\\d{1,4}|last) ?条?', end: ' ?第? ?(\\d{1,4}|last) ?条?' }

/** In Chinese: the item that a message answers. */
export const theOne: Naming = { mid: ' ?(?:这一?条|本条|此条|它)?()', end: '(?:这一?条|本条|此条|它)?()' }

const to = '(?: ?(?:到|至|→) ?| )第? ?(\\d{1,4}) ?条?'
/** What stands before new words; talk about an item goes on otherwise: 标题 太长了. */
const be = '(?: ?(?:改成|改为|换成|换为|改|是|:) ?| (?![太不没有应好像很写错怎什呢吗]))'

/** What editors write in Chinese to change one item. */
export const chineseItems = ({ mid, end }: Naming): readonly Rule[] => [
  [
    new RegExp(`^(?:请)?(?:把)?(?:交换|对调|互换|调换)${end} ?(?:和|与|跟|、|,) ?${end}(?:的?(?:位置|顺序))?$`),
    (n, other) => `draft swap ${n} ${other}`,
  ],
  [
    new RegExp(
      `^(?:请)?把?${mid} ?(?:和|与|跟|、) ?${mid} ?(?:的?(?:位置|顺序))?(?:交换|对调|互换|调换|换)(?:一下|一换|位置|顺序)*$`,
    ),
    (n, other) => `draft swap ${n} ${other}`,
  ],
  [
    new RegExp(`^(?:给|为)${mid} ?(?:加上|添加|加|打上)(?:话题|标签)? ?(.+)$`),
    (n, topics) => `draft topics ${n} ${topics.replace(/^[+#]?/, '+')}`,
  ],
  [new RegExp(`^(?:移动|移|挪)${mid}${to}$`), (n, to) => `draft move ${n} ${to}`],
  [
    new RegExp(`^(?:请)?把?${mid} ?(?:移|挪|调|放|提|排)(?:到|至) ?第? ?(\\d{1,4}) ?条?(?:前面|之前|位)?$`),
    (n, to) => `draft move ${n} ${to}`,
  ],
  [new RegExp(`^上移${end}$`), (n) => `draft up ${n}`],
  [new RegExp(`^把?${mid} ?(?:上移|往上移?|向上移?)(?:一位|一格|一下)?$`), (n) => `draft up ${n}`],
  [new RegExp(`^下移${end}$`), (n) => `draft down ${n}`],
  [new RegExp(`^把?${mid} ?(?:下移|往下移?|向下移?)(?:一位|一格|一下)?$`), (n) => `draft down ${n}`],
  [new RegExp(`^置顶${end}$`), (n) => `draft move ${n} 1`],
  [
    new RegExp(`^把?${mid} ?(?:置顶|(?:放|移|排)(?:到|在)?(?:最前|第一|第1|最上)面?[条位]?)$`),
    (n) => `draft move ${n} 1`,
  ],
  [new RegExp(`^把?${mid} ?(?:放|移|排)(?:到|在)?(?:最后|末尾|最末|第last)面?[条位]?$`), (n) => `draft move ${n} 9999`],
  [
    new RegExp(`^(?:请)?把?${mid} ?(?:移|挪|调|放|归)(?:到|至|入|进) ?[“「]?(.+?)[”」]?(?:栏目?|版)?(?:里|下|中)?$`),
    (n, title) => `draft section ${n} ${title}`,
  ],
  [new RegExp(`^栏目${end}${be}(.+)$`), (n, title) => `draft section ${n} ${title}`],
  [new RegExp(`^标题${end}${be}(.+)$`), (n, text) => `draft head ${n} ${text}`, 'text'],
  [new RegExp(`^把?${mid}的? ?(?:改)?标题${be}(.+)$`), (n, text) => `draft head ${n} ${text}`, 'text'],
  [new RegExp(`^(?:来源|出处)${end}${be}(.+)$`), (n, text) => `draft source ${n} ${text}`, 'text'],
  [new RegExp(`^把?${mid}的? ?(?:来源|出处)${be}(.+)$`), (n, text) => `draft source ${n} ${text}`, 'text'],
  [new RegExp(`^(?:话题|标签)${end}(?:${be}|(?=[+-]))(.+)$`), (n, topics) => `draft topics ${n} ${topics}`],
  [new RegExp(`^把?${mid}的? ?(?:话题|标签)(?:${be}|(?=[+-]))(.+)$`), (n, topics) => `draft topics ${n} ${topics}`],
  [new RegExp(`^(?:删除?|删掉|去掉|不要)${end}了?$`), (n) => `draft remove ${n}`],
  [new RegExp(`^把?${mid} ?(?:删除?|删掉|去掉|不要)了?$`), (n) => `draft remove ${n}`],
  [new RegExp(`^(?:以后再发|下期再发|下期|推迟|留到下期)${end}$`), (n) => `draft later ${n}`],
  [
    new RegExp(
      `^把?${mid} ?(?:以后再发|下期(?:再发)?|明天(?:再发)?|推迟(?:到(?:下期|明天|下一期))?|留到(?:下期|下一期|明天)|放到下期|下次(?:再发)?)$`,
    ),
    (n) => `draft later ${n}`,
  ],
  [new RegExp(`^(?:放入|放回)(?:下一|本)期${end}$`), (n) => `draft next ${n}`],
  [new RegExp(`^(?:编辑|查看|修改|改)${end}$`), (n) => `draft item ${n}`],
  [new RegExp(`^历史${end}$`), (n) => `draft history ${n}`],
  [new RegExp(`^${mid}的历史$`), (n) => `draft history ${n}`],
]

/** Only of what it answers can be said in so few words. */
export const chineseAnswers: readonly Rule[] = [
  [/^(?:移)?到 ?第? ?(\d{1,4}) ?条?()$/, (to, key) => `draft move ${key} ${to}`],
  [/^()(.+?) ?(?:改成|改为|换成) ?(.+)$/, (key, old, text) => `draft replace ${key} ${old} → ${text}`, 'text'],
]
