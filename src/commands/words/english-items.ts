import { arrow, type Naming, type Rule } from './rule.ts'

/** In English: an item by its number. */
export const byNumber: Naming = {
  mid: ' ?(?:item |no\\.? ?|#)?(\\d{1,4}|last)[:,]? ',
  end: ' ?(?:item |no\\.? ?|#)?(\\d{1,4}|last)',
}

/** In English: the item that a message answers. */
export const theOne: Naming = { mid: ':? (?:it |this |that )?()(?!\\d{1,4}[:,]? )', end: '(?: (?:it|this|that))?()' }

/** How talk about an item goes on that is no new text for it: "headline is too long"; behind a colon anything may come. */
const noTalk =
  '(?:(?<=[:,] )|(?!(?:(?:is|are|was|were)(?! (?:it|this|that|there|we|they)\\b)|isn|has|have|does|should|must|needs?|looks?|seems?|please|too|not|missing|wrong)\\b))'

const places = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'.split('|')

/** What editors write in English to change one item. */
export const englishItems = ({ mid, end }: Naming): readonly Rule[] => [
  ...places.map(
    (name, at): Rule => [
      new RegExp(`^(?:move|put|make)${mid}(?:to |in |into |on |at )?(?:the )?${name} (?:place|position|spot)$`),
      (n) => `draft move ${n} ${at + 1}`,
    ],
  ),
  [
    new RegExp(
      `^(?:move|put)${mid}(?:(?:to|before|at|as|->|→) ?)?(?:(?:number|no\\.?|place|position|item) ?)?(\\d{1,4})$`,
    ),
    (n, to) => `draft move ${n} ${to}`,
  ],
  [new RegExp(`^(?:move|put)?${mid}(up|down)(?: one(?: place)?| a place| by one)?$`), (n, way) => `draft ${way} ${n}`],
  [new RegExp(`^(up|down)${end}$`), (way, n) => `draft ${way} ${n}`],
  [
    new RegExp(`^(?:move|put|make)?${mid}(?:to |at |on )?(?:the )?(?:very )?(?:top|first|start|beginning|front)$`),
    (n) => `draft move ${n} 1`,
  ],
  [new RegExp(`^(?:top|first)${end}$`), (n) => `draft move ${n} 1`],
  [
    new RegExp(`^(?:move|put|make)?${mid}(?:to |at )?(?:the )?(?:very )?(?:last|end|bottom)$`),
    (n) => `draft move ${n} 9999`,
  ],
  [
    new RegExp(`^(?:move|put|file)${mid}(?:to|in|into|under) (?:the )?(?:section )?(.+?)(?: section)?$`),
    (n, title) => `draft section ${n} ${title}`,
  ],
  [new RegExp(`^${mid}(?:to|into|in|under) (?:the )?section (.+)$`), (n, title) => `draft section ${n} ${title}`],
  [
    new RegExp(`^(?:the )?section of${end}(?: ?(?::|=|is|should be) ?)(.+)$`),
    (n, title) => `draft section ${n} ${title}`,
  ],
  [new RegExp(`^(?:section|file)${mid}${noTalk}(.+)$`), (n, title) => `draft section ${n} ${title}`],
  [
    new RegExp(
      `^(?:change|set|make|update|correct|fix)? ?(?:the )?(?:headline|title) of${end}(?: ?(?:to|into|:|=|is|should be|->|→) ?)(.+)$|^(?:change|set|make|update|fix)${end}(?:['’]s)? (?:the )?(?:headline|title)(?: ?(?:to|into|:|=|->|→) ?)(.+)$`,
    ),
    (n, text, m, other) => `draft head ${n || m} ${text || other}`,
    'text',
  ],
  [
    new RegExp(
      `^(?:rename|retitle|call)${mid}(?:to |as |into )?(.+)$|^${mid}(?:should be|must be|is to be) (?:called|titled) (.+)$`,
    ),
    (n, text, m, other) => `draft head ${n || m} ${text || other}`,
    'text',
  ],
  [
    new RegExp(
      `^(?:change |set |update |correct |fix )?(?:the )?source of${end}(?: ?(?:to|into|:|=|is|should be) ?)(.+)$`,
    ),
    (n, text) => `draft source ${n} ${text}`,
    'text',
  ],
  [
    new RegExp(`^(?:add|put)(?: the)? (?:topics?|tags?) (.+?) (?:to|on)${end}$`),
    (topics, n) => `draft topics ${n} ${signed('+', topics)}`,
  ],
  [new RegExp(`^tag${mid}(?:with|as) (.+)$`), (n, topics) => `draft topics ${n} ${signed('+', topics)}`],
  [
    new RegExp(`^(?:remove|delete|drop)(?: the)? (?:topics?|tags?) (.+?) from${end}$`),
    (topics, n) => `draft topics ${n} ${signed('-', topics)}`,
  ],
  [
    new RegExp(`^in${mid}(?:replace|change) (.+?) (?:with|by|to|into) (.+)$`),
    (n, old, text) => `draft replace ${n} ${old} → ${text}`,
    'text',
  ],
  [
    new RegExp(`^(?:replace|change) (.+?) (?:with|by|to) (.+?) in${end}$`),
    (old, text, n) => `draft replace ${n} ${old} → ${text}`,
    'text',
  ],
  [
    new RegExp(`^(?:swap|switch|exchange|flip)(?: items| numbers)?${end}(?: and | with | & |, ?|/| )${end}$`),
    (n, other) => `draft swap ${n} ${other}`,
  ],
  [new RegExp(`^(?:headline|title)${mid}${noTalk}(.+)$`), (n, text) => `draft head ${n} ${text}`, 'text'],
  [new RegExp(`^(?:source|via)${mid}${noTalk}(.+)$`), (n, text) => `draft source ${n} ${text}`, 'text'],
  [new RegExp(`^(?:topics?|tags?)${mid}${noTalk}(.+)$`), (n, topics) => `draft topics ${n} ${topics}`],
  [
    new RegExp(
      `^(?:remove|delete|del|drop|kill|cut|throw (?:out|away)|take out|get rid of)${end}(?: out)?$|^(?:take|throw|leave)${mid}(?:out|away)$`,
    ),
    (n, other) => `draft remove ${n || other}`,
  ],
  [new RegExp(`^(?:later|postpone)${end}$`), (n) => `draft later ${n}`],
  [
    new RegExp(
      `^(?:keep|leave|save|hold|move|postpone|put)?${mid}(?:(?:for|to|until|till|off) )*(?:later|tomorrow|the next (?:issue|one|time)|next (?:issue|time))$`,
    ),
    (n) => `draft later ${n}`,
  ],
  [new RegExp(`^next(?: issue)?${end}$`), (n) => `draft next ${n}`],
  [new RegExp(`^(?:edit|show|open|change)${end}$`), (n) => `draft item ${n}`],
  [new RegExp(`^(?:translate|translation(?: of)?)${end}$`), (n) => `draft translate ${n}`],
  [new RegExp(`^history(?: of)?${end}$`), (n) => `draft history ${n}`],
]

const signed = (sign: string, topics: string): string =>
  topics
    .split(/[\s,]+|\band\b/)
    .flatMap((topic) => (topic === '' ? [] : `${sign}${topic.replace(/^#/, '')}`))
    .join(' ')

/** Only of what it answers can be said in so few words. */
export const englishAnswers: readonly Rule[] = [
  [/^(?:to|→|->) ?(?:number |no\.? ?)?(\d{1,4})()$/, (to, key) => `draft move ${key} ${to}`],
  [/^(?:for )?later()$/, (key) => `draft later ${key}`],
  [new RegExp(`^()(.+?)${arrow}(.+)$`), (key, old, text) => `draft replace ${key} ${old} → ${text}`, 'text'],
  [new RegExp(`^()(.+?)${arrow}$`), (key, old) => `draft replace ${key} ${old} → `, 'text'],
]
