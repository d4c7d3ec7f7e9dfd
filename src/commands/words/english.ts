import { byNumber, englishItems } from './english-items.ts'
import { arrow, type Rule } from './rule.ts'

const item = byNumber.end

/** What editors write in English instead of a command. The first rule that fits counts. */
export const english: readonly Rule[] = [
  [
    new RegExp(`^(?:urgent|flash):?${item}$|^${item} (?:is|as) (?:urgent|breaking)$`),
    (n, other) => `urgent ${n || other}`,
  ],
  [
    new RegExp(
      `^(?:send|publish|release)(?: out)?${item}(?: out)? (?:at once|now|right (?:away|now)|immediately|urgently|alone)$`,
    ),
    (n) => `urgent ${n}`,
  ],
  [
    /^(?:(?:ok,? |okay,? |yes,? |please )?(?:publish|send|release|ship)(?: (?:it|this|that|the (?:issue|draft|brief)|out|off))*(?: (?:now|right away|already|then))?|(?:ok,? )?(?:go(?: ahead)?|let it go|out with it))$/,
    () => 'publish',
  ],
  [
    /^(?:publish|send|release)(?: (?:it|this|that|the (?:issue|draft|brief)|out))* (.+)$/,
    (time) => `publish ${time}`,
    'time',
  ],
  [
    /^(?:schedule|plan)(?: (?:it|this|that|the (?:issue|draft|brief)))?(?: for)? (.+)$/,
    (time) => `publish ${time}`,
    'time',
  ],
  [/^(?:publish|schedule|send)(?: it| out| the (?:issue|brief))* (.+)$/, (days) => `schedule ${days}`, 'days'],
  [/^((?:every|each|weekdays?|mon|daily).+)$/, (days) => `schedule ${days}`, 'days'],
  // Where somebody waits for an approval, this shows what of.
  [/^approve(?: it| (?:the )?(?:issue|draft))?$/, () => 'publish'],
  [/^skip (.+)$/, (days) => `schedule skip ${days}`, 'dates'],
  [/^(?:no issue|nothing goes out|nothing) (?:on )?(.+)$/, (days) => `schedule skip ${days}`, 'dates'],
  [
    /^(?:unschedule|(?:take back|cancel|stop|drop) (?:the )?(?:schedule|publication|publishing)|(?:(?:no|wait|stop|oh|hold on)[ ,!]*)*(?:do not|don'?t) (?:publish|send)(?: it)?(?: (?:yet|now|out))*)(?: it)?$/,
    () => 'unschedule',
  ],
  ...englishItems(byNumber),
  [
    new RegExp(`^(?:correct )?(\\d{1,6}\\.\\d{1,4}) ?: ?(.+?)${arrow}(.*)$`),
    (what, old, text) => `correct ${what} ${old} → ${text}`,
    'text',
  ],
  [
    new RegExp(`^(?:item |no\\.? ?|#)?(\\d{1,4}) ?: ?(.+?)${arrow}(.*)$`),
    (n, old, text) => `draft replace ${n} ${old} → ${text}`,
    'text',
  ],
  [
    /^(?:(?:show|see|open) )?(?:me )?(?:the )?(?:draft|next issue)$|^(?:what(?:'s| is)(?: there)? in|how does) (?:the )?(?:draft|next (?:issue|brief|one))(?: look)?$/,
    () => 'draft',
  ],
  [/^draft (\d{1,4}) (\d{1,4})$/, (n, to) => `draft move ${n} ${to}`],
  [/^draft (\d{1,4})$/, (n) => `draft ${n}`],
  [
    /^(?:(?:send|show)(?: me)? )?(?:an? |the )?(?:test(?: copy)?|preview)(?: to me)?$|^how (?:will|does|would) it look$/,
    () => 'draft test',
  ],
  [
    /^(?:check|look over|proof-?read|review)(?: it| (?:the )?(?:draft|next issue|brief))$|^(?:is )?(?:any ?thing|something) wrong (?:with|in) (?:it|the (?:draft|next issue))$/,
    () => 'draft check',
  ],
  [
    /^(?:take back|withdraw) (\d{1,6}\.\d{1,4})(?:[: ] ?(.+))?$/,
    (what, reason) => `retract ${what} ${reason}`.trim(),
    'text',
  ],
  [/^(correct|retract) (\d{1,6}(?:\.\d{1,4})?)$/, (verb, what) => `${verb} ${what}`],
  [/^(correct|retract) (\d{1,6}\.\d{1,4})[: ] ?(.+)$/, (verb, what, text) => `${verb} ${what} ${text}`, 'text'],
  [
    /^(?:(?:oops|no|wait|sorry)[ ,!]*)*(?:undo|revert|(?:take|put) (?:it|that|this) back)(?: (?:that|it|this|the last (?:one|change)))?$/,
    () => 'draft undo',
  ],
  [
    /^(?:is it|did it|has it|have they|was it|did they)(?: already)? (?:out|go(?:ne)? out|gone|been (?:sent|published|delivered)|sent|published|get it|got it|arrive)(?: yet| already)?$|^how (?:many|far) (?:(?:people |readers )?(?:got|have|received|has) (?:it|got it)|(?:is it|are we))$|^(?:delivery )?status$/,
    () => 'deliveries',
  ],
  [
    /^(?:what (?:do|did) (?:the )?readers (?:propose|suggest|write)|any(?:thing)? (?:new )?(?:proposals|proposed|from readers))$/,
    () => 'proposals',
  ],
  [/^who (?:did|changed|has changed) what$/, () => 'history'],
  [/^(help|cancel|history|deliveries|sections|proposals|editors|topics|latest|correct)$/, (name) => name],
]
