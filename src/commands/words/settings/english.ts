import type { ReaderRule } from '../reader-rule.ts'

const nothing =
  "(?:(?:please )?(?:do not|don'?t|never)(?: (?:disturb|bother|wake|message|write|write to|text|ping|send))?(?: me)?(?: (?:anything|messages?|it|news|stuff))?|not?(?: (?:messages?|news|notifications?|texts|issues?|briefs?))?|nothing|quiet(?: hours?)?|silence|be quiet|dnd|mute)"
const wish =
  '(?:(?:only|just|better|rather|instead|please|deliver(?:ed)?|send|get|have|make|do|change|move|set|put|bring|i only want|receive)(?: (?:it|that|this|me|them|the (?:brief|news|issue|time)|my (?:brief|news)))*(?: to)? )*'
const away = "(?:(?:i'?m|i am|i will be|i'?ll be|we are|going|be) )*"

/** What readers write in English of how and when they want it. */
export const settingsEnglish: readonly ReaderRule[] = [
  [
    new RegExp(`^${nothing} (?:at|during(?: the)?|in the|over|by|through the) nights?(?: ?time)?$`),
    () => 'settings quiet 22:00-7:00',
  ],
  [/^(?:let me sleep|i(?:'m| am) (?:asleep|sleeping) (?:at night|then))$/, () => 'settings quiet 22:00-7:00'],
  [
    new RegExp(`^${nothing} (?:from |between )?(.+?) ?(?:-|–|to|and|until|till) ?(.+)$`),
    (from, to) => `settings quiet ${from}-${to}`,
    'quiet',
  ],
  [new RegExp(`^${nothing} (?:before|until|till) (.+)$`), (hour) => `settings quiet 22:00-${hour}`, 'hour'],
  [new RegExp(`^${nothing} (?:after|from|past) (.+?)(?: on)?$`), (hour) => `settings quiet ${hour}-7:00`, 'hour'],
  [/^(?:quiet hours|do not disturb|dnd|quiet|night mode)$/, () => 'settings quiet'],
  [
    new RegExp(
      `^${wish}(?:an? |the |my )*(?:weekly|every week|once (?:a|per|every) week)(?: (?:digest|summary|round-?up|issue|edition|overview|brief|briefing|newsletter|update|mail|message|recap|one))?(?: (?:on|every) (.+?))?(?: only| instead)?$`,
    ),
    (day) => `settings digest weekly ${day}`,
  ],
  [
    new RegExp(`^${wish}(?:an? |the )*(?:digest|summary|round-?up|recap) (?:once a week|every week|per week)$`),
    () => 'settings digest weekly',
  ],
  [
    new RegExp(`^(?:${nothing}|off) (?:on|at|over|during) (?:the )?(.+?)$|^(.+?) (?:off|free)$`),
    (one, other) => `settings days not ${one || other}`,
    'days',
  ],
  [
    new RegExp(`^${wish}(?:only |just )?(?:on |at |during )(?:the |every |each )?(.+?)(?: only)?$`),
    (days) => `settings days ${days}`,
    'days',
  ],
  [new RegExp(`^${wish}(?:only |just |every |each )(.+?)(?: only)?$`), (days) => `settings days ${days}`, 'days'],
  [/^(every ?day|daily|week ?days|weekends|work(?:ing )?days)(?: only)?$/, (days) => `settings days ${days}`],
  [/^(\S+(?:, ?| and | to |-).+?|\S+days|\S+days?)(?: only| please)$/, (days) => `settings days ${days}`, 'days'],
  [/^(\S+(?:, ?| and | to |-)\S+(?:(?:, ?| and )\S+)*)$/, (days) => `settings days ${days}`, 'days'],
  [
    /^(?:pause|snooze|hold|suspend)(?: (?:me|it|everything|the brief|the news|sending|all))*((?: for| until| till?)? .+)$/,
    (time) => `pause ${time}`,
    'span',
  ],
  [
    /^(?:no|not any|nothing|don'?t send(?: me)?|do not send(?: me)?|leave me (?:alone|in peace)|be quiet|quiet|silence|stop(?: it| sending| everything| all)?)(?: (?:messages?|news|issues?|briefs?|more|anything|any|me))* ((?:for|until|till?) .+)$/,
    (time) => `pause ${time}`,
    'span',
  ],
  [
    new RegExp(
      `^${away}(?:(?:on|off|away|for|to) )*(?:an? )?(?:vacations?|holidays?|leave|away|travell?ing|out of (?:the )?office|ooo|a trip|off|gone)((?: for| until| till?| from now until) .+)$`,
    ),
    (time) => `pause ${time.replace(/^ ?from now/, '')}`,
    'span',
  ],
  [
    new RegExp(
      `^${away}(?:going )?(?:on|away on|off on|off to) (?:an? |my )?(?:vacations?|holidays?|leave|trip)$|^(?:(?:i )?(?:need|take|have|want) )?(?:a )?(?:break|time off)$`,
    ),
    () => 'pause',
  ],
  [
    /^(?:change |set )?(?:to |back to )?(?:as soon as|whenever|when(?:ever)?|the moment|directly when|immediately when) (?:it|they|the (?:issue|brief|news)|an issue|you)(?:'s| is| are| gets?| comes?| publish)*(?: (?:published|out|ready|available|there|it|come))?$|^(?:right away|at once|immediately|as published|asap|instantly|straight away|any ?time)$/,
    () => 'settings hour now',
  ],
  [
    new RegExp(`^${wish}(.+?)(?: instead| for me| from now on| is fine| would be (?:nice|good|better))?$`),
    (time) => `settings hour ${time}`,
    'time',
  ],
  [
    /^(?:i'?m|i am|i live|i'm living|i am living|my city is|i(?:'ve| have)? moved|i'?m based|i am based|i'?m now|i am now)(?: now| currently)? (?:in|from|to) (.+?)(?: now| currently| these days| at the moment)?$/,
    (place) => `settings zone ${place}`,
  ],
  [
    /^(?:use |set |in |on |i use |we use |change to |switch to )*(?:the )?(?!(?:any|some|next|last|this|first|long|one|no|good|big|real|free|same|what|every|each|my|your|our|delivery|sending|at|all|prime|lunch|dinner|bed|what)\b)(\p{L}[\p{L} .'’]{1,30}?) (?:local )?time(?: ?zone)?$/u,
    (place) => `settings zone ${place} time`,
  ],
  [
    /^(?:use |set |in |change to |switch to )*((?:utc|gmt) ?(?:[+-].*)?|[a-z]{2,3}t)$/,
    (zone) => `settings zone ${zone}`,
    'zone',
  ],
  [
    /^(?:do you (?:have|speak|know|write)|have you got|is there|prefer|rather|back to|go back to|switch back to|show)(?: (?:this|it|that))?(?: in)?(?: an?)? ?(english|chinese|mandarin|spanish|español|espanol)(?: version)?(?: too)?$/,
    (language) => `settings language ${language}`,
  ],
  [
    /^(?:(?:it|this|that|they|these|the (?:brief|issue|news)|your (?:brief|issues?|news))(?:'?s| is| are|'re)? )?(?:too|way too|much too|far too|a bit|so) (?:long|much(?: text| to read)?|detailed|wordy)$/,
    () => 'settings format',
  ],
  [
    /^(?:i )?(?:(?:only|just)(?: want| need| like| read| send| get)?(?: me)?(?: the)? (?:headlines|titles)|(?:the )?(?:headlines|titles)(?: only| are enough)|short(?:er)?(?: version| ones?)?|less text|brief)$/,
    () => 'settings format headlines',
  ],
  [
    /^(?:the )?(?:full(?: text| version| articles?| items?)?|whole (?:text|thing|articles?)|complete text|long version|longer|more text|everything in full)(?: again)?$/,
    () => 'settings format full',
  ],
  [
    /^(?:just |only )?(?:(?:an? |the )?(?:teasers?|one[- ]liner)|(?:a |one |a single )(?:line|sentence))(?: only| per issue| is enough)?$/,
    () => 'settings format teaser',
  ],
  [
    /^(?:no|without|hide|skip|turn off|switch off|disable)(?: the| any)* (?:pictures?|images?|photos?|pics)$|^(?:pictures|images|photos) off$/,
    () => 'settings pictures off',
  ],
  [
    /^(?:with|show|turn on|switch on|enable)(?: me)?(?: the)* (?:pictures?|images?|photos?|pics)(?: again)?$|^(?:pictures|images|photos) on$/,
    () => 'settings pictures on',
  ],
  [
    /^(?:(?:be |send (?:it |them )?)?silent(?:ly)?|(?:no|without|mute|turn off|switch off)(?: any| the| a| notifications?)* (?:sounds?|noise|ring|ping|beep)|(?:mute|turn off|no)(?: the)? notifications?(?: sounds?)?|no notifications sounds?|sound off)$/,
    () => 'settings silent on',
  ],
  [
    /^(?:with|turn on|switch on)(?: the| a| notifications?)* (?:sounds?|noise)(?: again)?$|^(?:sound on|loud|not silent)$/,
    () => 'settings silent off',
  ],
  [/^(?:no|without|hide|turn off)(?: the| any)* (?:link )?previews?$/, () => 'settings previews off'],
  [/^(?:with|show|turn on)(?: the| me)* (?:link )?previews?$/, () => 'settings previews on'],
]
