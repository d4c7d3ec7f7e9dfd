import { byNumber, englishItems } from './english-items.ts'
import { arrow, type Rule } from './rule.ts'

const item = byNumber.end

/** What editors write in English instead of a command. The first rule that fits counts. */
export const english: readonly Rule[] = [
  [new RegExp(`^(?:urgent|flash):?${item}$`), (n) => `urgent ${n}`],
  [
    new RegExp(
      `^(?:send|publish|release)(?: out)?${item}(?: out)? (?:at once|now|right (?:away|now)|immediately|urgently|alone)$`,
    ),
    (n) => `urgent ${n}`,
  ],
  [
    /^(?:publish|send|release)(?: (?:it|this|that|the (?:issue|draft|brief)|out))*(?: (?:now|right away))?$/,
    () => 'publish',
  ],
  [
    /^(?:publish|send|release)(?: (?:it|this|that|the (?:issue|draft|brief)|out))* (.+)$/,
    (time) => `publish ${time}`,
    'time',
  ],
  [/^schedule(?: (?:it|this|that|the (?:issue|draft|brief)))?(?: for)? (.+)$/, (time) => `publish ${time}`, 'time'],
  [/^(?:publish|schedule) (.+)$/, (days) => `schedule ${days}`, 'days'],
  // Where somebody waits for an approval, this shows what of.
  [/^approve(?: it| (?:the )?(?:issue|draft))?$/, () => 'publish'],
  [/^skip (.+)$/, (days) => `schedule skip ${days}`, 'dates'],
  [/^(?:no issue|nothing goes out|nothing) (?:on )?(.+)$/, (days) => `schedule skip ${days}`, 'dates'],
  [/^(?:unschedule|(?:take back|cancel) the (?:schedule|publication))(?: it)?$/, () => 'unschedule'],
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
  [/^(?:show )?(?:me )?(?:the )?draft$/, () => 'draft'],
  [/^draft (\d{1,4}) (\d{1,4})$/, (n, to) => `draft move ${n} ${to}`],
  [/^draft (\d{1,4})$/, (n) => `draft ${n}`],
  [/^(?:send (?:me )?a )?test(?: copy)?(?: to me)?$/, () => 'draft test'],
  [/^(?:check|look over) (?:the )?(?:draft|next issue|brief)$/, () => 'draft check'],
  [/^(correct|retract) (\d{1,6}(?:\.\d{1,4})?)$/, (verb, what) => `${verb} ${what}`],
  [/^(correct|retract) (\d{1,6}\.\d{1,4})[: ] ?(.+)$/, (verb, what, text) => `${verb} ${what} ${text}`, 'text'],
  [/^undo(?: (?:that|it|this))?$/, () => 'draft undo'],
  [/^(help|cancel|history|deliveries|sections|proposals|editors|topics|latest|correct)$/, (name) => name],
]
