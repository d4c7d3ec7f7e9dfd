import { arrow, type Naming, type Rule } from './rule.ts'

/** In English: an item by its number. */
export const byNumber: Naming = {
  mid: ' ?(?:item |no\\.? ?|#)?(\\d{1,4})[:,]? ',
  end: ' ?(?:item |no\\.? ?|#)?(\\d{1,4})',
}

/** In English: the item that a message answers. */
export const theOne: Naming = { mid: ':? (?:it |this |that )?()(?!\\d{1,4}[:,]? )', end: '(?: (?:it|this|that))?()' }

/** How talk about an item goes on that is no new text for it: "headline is too long"; behind a colon anything may come. */
const noTalk =
  '(?:(?<=[:,] )|(?!(?:(?:is|are|was|were)(?! (?:it|this|that|there|we|they)\\b)|isn|has|have|does|should|must|needs?|looks?|seems?|please|too|not|missing|wrong)\\b))'

/** What editors write in English to change one item. */
export const englishItems = ({ mid, end }: Naming): readonly Rule[] => [
  [
    new RegExp(`^(?:move|put)${mid}(?:(?:to|before|at|as) )?(?:(?:number|no\\.?|place|position|item) ?)?(\\d{1,4})$`),
    (n, to) => `draft move ${n} ${to}`,
  ],
  [new RegExp(`^(?:move|put)${mid}(up|down)$`), (n, way) => `draft ${way} ${n}`],
  [new RegExp(`^(up|down)${end}$`), (way, n) => `draft ${way} ${n}`],
  [
    new RegExp(`^(?:move|put)${mid}(?:to )?(?:the )?(?:very )?(?:top|first|start|beginning)$`),
    (n) => `draft move ${n} 1`,
  ],
  [new RegExp(`^(?:top|first)${end}$`), (n) => `draft move ${n} 1`],
  [new RegExp(`^(?:move|put)${mid}(?:to )?(?:the )?(?:very )?(?:last|end|bottom)$`), (n) => `draft move ${n} 9999`],
  [
    new RegExp(`^(?:move|put|file)${mid}(?:to|in|into|under) (?:the )?(.+?)(?: section)?$`),
    (n, title) => `draft section ${n} ${title}`,
  ],
  [new RegExp(`^(?:section|file)${mid}${noTalk}(.+)$`), (n, title) => `draft section ${n} ${title}`],
  [new RegExp(`^(?:headline|title)${mid}${noTalk}(.+)$`), (n, text) => `draft head ${n} ${text}`, 'text'],
  [new RegExp(`^(?:source|via)${mid}${noTalk}(.+)$`), (n, text) => `draft source ${n} ${text}`, 'text'],
  [new RegExp(`^(?:topics?|tags?)${mid}${noTalk}(.+)$`), (n, topics) => `draft topics ${n} ${topics}`],
  [new RegExp(`^(?:remove|delete|del|drop)${end}$`), (n) => `draft remove ${n}`],
  [new RegExp(`^(?:later|postpone)${end}$`), (n) => `draft later ${n}`],
  [new RegExp(`^(?:keep|leave)${mid}(?:for )?later$`), (n) => `draft later ${n}`],
  [new RegExp(`^next(?: issue)?${end}$`), (n) => `draft next ${n}`],
  [new RegExp(`^(?:edit|show)${end}$`), (n) => `draft item ${n}`],
  [new RegExp(`^(?:translate|translation(?: of)?)${end}$`), (n) => `draft translate ${n}`],
  [new RegExp(`^history(?: of)?${end}$`), (n) => `draft history ${n}`],
]

/** Only of what it answers can be said in so few words. */
export const englishAnswers: readonly Rule[] = [
  [/^(?:to|→|->) ?(?:number |no\.? ?)?(\d{1,4})()$/, (to, key) => `draft move ${key} ${to}`],
  [/^(?:for )?later()$/, (key) => `draft later ${key}`],
  [new RegExp(`^()(.+?)${arrow}(.+)$`), (key, old, text) => `draft replace ${key} ${old} → ${text}`, 'text'],
  [new RegExp(`^()(.+?)${arrow}$`), (key, old) => `draft replace ${key} ${old} → `, 'text'],
]
