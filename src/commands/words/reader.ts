import type { Topic } from '../../model.ts'
import { findTopic } from '../../topics/match.ts'
import { holds } from './needs.ts'
import { groupsIn, plain, type Said } from './plain.ts'
import { readerChinese } from './reader-chinese.ts'
import { readerEnglish } from './reader-english.ts'
import type { Meaning, ReaderRule } from './reader-rule.ts'
import { readerSpanish } from './reader-spanish.ts'
import { settingsChinese } from './settings/chinese.ts'
import { settingsEnglish } from './settings/english.ts'
import { settingsSpanish } from './settings/spanish.ts'

const western: readonly ReaderRule[] = [...settingsEnglish, ...settingsSpanish, ...readerEnglish, ...readerSpanish]
const chinese: readonly ReaderRule[] = [...settingsChinese, ...readerChinese]

/** Those in whose letters it is written: each pattern that is tried for the first time costs a part of a millisecond. */
function rulesFor(line: string): readonly ReaderRule[] {
  const [letters, signs] = [/\p{Script=Latin}|^\P{Script=Han}+$/u.test(line), /\p{Script=Han}/u.test(line)]
  return [...(letters ? western : []), ...(signs ? chinese : [])]
}

/** Reads `hello`, `what's new`, `unsubscribe me`, `最新`, `搜索 微信`, `últimas noticias`, `/订阅`, the name of a topic and the like; null: none of all that. */
export function readReader(text: string, topics: readonly Topic[]): Meaning | null {
  const [only = '', ...more] = text.trim().split('\n')
  if (more.length > 0 || only.length > longest) return null
  const said = without(plain(only), before, signs)
  const wish = without(said, around, behind)
  for (const rule of rulesFor(only)) {
    // What is said in passing as it stands: "hello there" is no wish for "there".
    const ways = typeof rule[1] === 'string' ? [said, wish] : [wish, said]
    const [meaning] = ways.flatMap((way) => meant(rule, way, topics) ?? [])
    if (meaning !== undefined) return meaning
  }
  const { small, written } = wish
  return findTopic(small, topics) ? { kind: 'line', line: `topic ${written}` } : null
}

/** More than a wish. */
const longest = 120

function meant([pattern, means, needs]: ReaderRule, said: Said, topics: readonly Topic[]): Meaning | null {
  const groups = groupsIn(pattern, said)
  if (groups === null) return null
  if (typeof means === 'string') return { kind: means }
  const [first = ''] = groups
  const about = first.replace(lately, '').trim() || first
  const line = needs === 'about' ? `${findTopic(about, topics) ? 'topic' : 'search'} ${about}` : means(...groups).trim()
  if (needs !== undefined && !holds(needs, first, line, topics)) return null
  const item = /^item (\d{1,4})$/.exec(line)?.[1]
  return item === undefined ? { kind: 'line', line } : { kind: 'item', number: Number(item) }
}

/** Without what these find at the beginning and at the end; nothing is taken away where nothing would be left. */
function without({ written, small }: Said, before: RegExp, after: RegExp): Said {
  const from = before.exec(small)?.[0].length ?? 0
  const to = small.length - (after.exec(small.slice(from))?.[0].length ?? 0)
  const cut = (text: string): string => text.slice(from, to).trim()
  return cut(small) === '' ? { written, small } : { written: cut(written), small: cut(small) }
}

const before = /^[¿¡\s]+/
const signs = /(?:[\s,，.!?？!。~…]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)+$/u

/** How lately: what there is comes newest first anyway. */
const lately =
  / (?:lately|recently|today|yesterday|(?:this|last|past) (?:week|month|year)|hoy|ayer|[uú]ltimamente|recientemente|esta semana|la semana pasada)$|^(?:最近|近期|近来|这周|本周|上周|今天|昨天)(?=..)|(?:最近|近期|近来|这周|本周|上周|今天|昨天)$/

/** What people put around a wish: "could you show me …", "我想看…一下吧". */
const around =
  /^(?:(?:hey|hi|hello|ok|okay|so|well|um|dear bot|bot|brief)[,!.， ]+(?=\S{2}))?(?:(?:can|could|would|will) (?:you|i|we) (?:please )?|i(?:'d| would)? (?:just )?(?:want|like|need|wanna|wish)(?: to| you to)? ?|how (?:do|can) i |let me |let's |i am looking for |i'?d rather |i(?:'d| would)? (?:prefer|love) (?:to )?|looking for |show (?:me )?(?=\S)|give me |send me |get me |tell me (?!about)|please )*(?:(?:(?:¿?me )?(?:puedes|podr[ií]as|gustar[ií]a|ense[nñ]as|muestras)|quiero(?: que me| ver| leer)|quisiera(?: ver| leer)?|mu[eé]strame|ens[eé][nñ]ame|d[aá]me|env[ií]ame|m[aá]ndame|p[aá]same|por favor,?) (?=\S))*(?:你能|您能|能不能|可不可以|可以|麻烦(?:你|您)?|怎么样?才?能?(?=订阅|退订|取消订阅|关注|投稿)|如何(?=订阅|退订|取消订阅|关注|投稿)|帮我|请|给我(?=看|发|搜|查|找|最|订|退)|我想要?(?!看)|我要|我需要|我想(?=看))*/
const behind =
  /(?:\s|[,，] ?(?:(?:keep |and )?(?:the rest|everything else)(?: stays| is fine| yes)?|(?:lo dem[aá]s|el resto)(?: s[ií])?|(?:其他|其它|其余|别的)的?(?:都|全部?|照)?(?:要|发|看|旧|常|保留))|please|thanks(?: you)?|thank you|thx|吧|呗|啦|吗|呢|哦|哈|一下|可以吗|好吗|谢谢你?)+$/
