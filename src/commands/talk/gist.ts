import type { Topic } from '../../model.ts'
import { readHour } from '../../time/read-hour.ts'
import { topicsNamedIn } from '../../topics/match.ts'

/**
 * What a sentence may be about that no rule knows, as command lines, likeliest first: by the words in it alone. Good enough to be offered,
 * never to be done.
 */
export function gistOf(written: string, topics: readonly Topic[]): readonly string[] {
  if (written.length > longest || written.includes('\n')) return []
  const text = written.normalize('NFKC').toLowerCase()
  const slugs = topicsNamedIn(text, topics).flatMap((at) => topics[at]?.slug ?? [])
  const named = slugs.length === 0 || slugs.length > mostTopics ? [] : [`${verbFor(text)} ${slugs.join(', ')}`]
  const hour = times.map((pattern) => pattern.exec(text)?.[0] ?? '').find((time) => readHour(time) !== null)
  const others = [
    ...(hour === undefined ? [] : [`settings hour ${hour}`]),
    ...signs.flatMap(([pattern, line]) => (pattern.test(text) ? line : [])),
  ]
  return [...new Set([...named, ...others])].slice(0, mostOffered)
}

/** More is a story. */
const longest = 100
const mostTopics = 3
const mostOffered = 2

const no =
  /\b(?:no|not|never|without|stop|less|enough|leave out|drop|skip|remove|don'?t|hate|sin|menos|deja|quit\w*|basta|nunca)\b|qu[ií]ta|不|别|去掉|少发|取消/
const only = /\b(?:only|just|nothing (?:but|else)|solo|s[oó]lo|solamente|[uú]nicamente)\b|只|除了.*都不/
const add =
  /\b(?:add|also|too|as well|subscribe|follow|want|get|recibir|quiero|tambi[eé]n|seguir)\b|a[nñ][aá]d|加上|订阅|关注|也|还要/

/** `topic`, where nothing says that more than reading is meant. */
const verbFor = (text: string): string =>
  only.test(text) ? 'subscribe only' : no.test(text) ? 'unsubscribe' : add.test(text) ? 'subscribe' : 'topic'

const times: readonly RegExp[] = [
  /\b\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\b|\b\d{1,2}:\d{2}\b/,
  /\bat (?:\d{1,2}|noon)\b/,
  /\ba las? \p{L}*\d{0,2}(?: y media)?(?: de la (?:mañana|tarde|noche))?/u,
  /(?:早上|上午|中午|下午|晚上)?[\d一二三四五六七八九十]{1,3}点半?/,
]

const signs: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:erase|delete|remove|borr\w*|elimin\w*|suprim\w*)\b.*\b(?:data|datos|me)\b|(?:删|清).*(?:数据|信息|资料)/,
    'forget',
  ],
  [
    /\b(?:data|stored|store about|know about me|datos)\b|informaci[oó]n (?:tienes|ten[eé]is|guardas)|(?:数据|资料|信息)/,
    'mydata',
  ],
  [/\b(?:off|break|holidays?|vacations?|away|travel\w*|vacaciones|pausa|descanso|viaje)\b|休|暂停|度假|出差/, 'pause'],
  [/\b(?:night|sleep|disturb|noches?|molest\w*|dormir)\b|夜|睡|打扰/, 'settings quiet'],
  [
    /\b(?:weekends?|weekdays|saturdays?|sundays?|mondays?|fridays?|s[aá]bados?|domingos?|lunes|viernes)\b|周末|周[一二三四五六日]|星期/,
    'settings days',
  ],
  [/\b(?:weekly|once a week|semanal|semana)\b|每周|周报/, 'settings digest'],
  [/\b(?:pictures?|images?|photos?|fotos?)\b|im[aá]gen|图片|照片/, 'settings pictures'],
  [/\b(?:headlines?|titles|titulares|shorter|long)\b|标题|短一?点|太长/, 'settings format'],
  [/\b(?:english|ingl[eé]s)\b|英[文语]/, 'settings language english'],
  [/\b(?:spanish|espa[nñ]ol)(?!\p{L})|西班牙/u, 'settings language spanish'],
  [/\b(?:chinese|chino)\b|中文|汉语/, 'settings language chinese'],
  [
    /\b(?:unsubscribe|no longer|stop|take me off|baja|cancelar|elim[ií]name|dej[ae]|no quiero)\b|退订|取消|别发|不要|不需要|不想/,
    'unsubscribe',
  ],
  [/\b(?:subscribe|sign me|list|join|start|again|suscr\w*|apunt\w*|empezar)\b|订阅|推送/, 'subscribe'],
  [/\b(?:yesterday|ayer|older|previous|archive|issue|edici[oó]n|n[uú]mero)\b|昨天|上期|往期|期/, 'issue'],
  [/\b(?:mistake|wrong|typo|error|errata|late|missing|arrived|lleg\w*)\b|错|没收到|没有?发/, 'propose'],
  [/\b(?:how|what|use|help|c[oó]mo|qu[eé]|sirves)\b|怎么|如何|什么/, 'help'],
]
