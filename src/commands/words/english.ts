import type { Rule } from './rule.ts'

const item = '(?:item |no\\.? ?|#)?(\\d{1,4})'

/** What editors write in English instead of a command. The first rule that fits counts. */
export const english: readonly Rule[] = [
  [new RegExp(`^(?:urgent|flash):? ${item}$`), (n) => `urgent ${n}`],
  [
    new RegExp(
      `^(?:send|publish|release)(?: out)? ${item}(?: out)? (?:at once|now|right (?:away|now)|immediately|urgently|alone)$`,
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
  [/^(?:unschedule|(?:take back|cancel) the (?:schedule|publication))(?: it)?$/, () => 'unschedule'],
  [
    new RegExp(
      `^(?:move|put) ${item}(?: (?:to|before|at|as))?(?: (?:number|no\\.?|place|position|item))? ?(\\d{1,4})$`,
    ),
    (n, to) => `draft move ${n} ${to}`,
  ],
  [new RegExp(`^(?:move|put) ${item} (up|down)$`), (n, way) => `draft ${way} ${n}`],
  [new RegExp(`^(?:move|put) ${item} (?:to )?(?:the )?(?:top|first|start|beginning)$`), (n) => `draft move ${n} 1`],
  [new RegExp(`^(?:move|put) ${item} (?:to )?(?:the )?(?:last|end|bottom)$`), (n) => `draft move ${n} 9999`],
  [new RegExp(`^(?:move|put|file) ${item} (?:to|in|into|under) (.+)$`), (n, title) => `draft section ${n} ${title}`],
  [new RegExp(`^(?:section|file) ${item} (.+)$`), (n, title) => `draft section ${n} ${title}`],
  [new RegExp(`^(?:topics?|tags?) ${item}:? (?!.* [+-])(.+)$`), (n, topics) => `draft topics ${n} ${topics}`],
  [new RegExp(`^(?:remove|delete|del) ${item}$`), (n) => `draft remove ${n}`],
  [new RegExp(`^(?:later ${item}|(?:keep )?${item} (?:for )?later)$`), (n, other) => `draft later ${n || other}`],
  [new RegExp(`^(?:edit|show) ${item}$`), (n) => `draft ${n}`],
  [/^(?:show )?(?:me )?(?:the )?draft$/, () => 'draft'],
  [/^draft (\d{1,4}) (\d{1,4})$/, (n, to) => `draft move ${n} ${to}`],
  [/^draft (\d{1,4})$/, (n) => `draft ${n}`],
  [/^(?:send (?:me )?a )?test(?: copy)?(?: to me)?$/, () => 'draft test'],
  [/^(?:check|look over) (?:it|this|(?:the )?(?:draft|issue|brief))$/, () => 'draft check'],
  [/^(correct|retract) (\d{1,6}(?:\.\d{1,4})?)$/, (verb, what) => `${verb} ${what}`],
  [/^(correct|retract) (\d{1,6}\.\d{1,4})[: ] ?(.+)$/, (verb, what, text) => `${verb} ${what} ${text}`],
  [/^undo(?: (?:that|it|this))?$/, () => 'draft undo'],
  [/^(help|cancel|history|deliveries|sections|proposals|editors|topics|latest)$/, (name) => name],
]
