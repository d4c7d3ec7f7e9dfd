import { urlTail } from './url.ts'

const sentenceEnd = /[.!?。！？…；;][)"”’'」』）]*$/
const sentenceInside = /\p{Ll}[.!?;] |[。！？；]/u
const wrapped = /^(?:【([^【】]+)】|［([^［］]+)］|\[([^[\]]+)\])$/
const numeral = /^[一二三四五六七八九十]{1,3}、/
const oddStart = /^(?:\p{Ll}(?!\p{Lu})|["“‘'「(（,，.])/u

const footerZh =
  '点击|扫码|扫描|扫一扫|长按|识别|关注|订阅|退订|报名|加入|欢迎|加微信|添加微信|联系|转载|版权|免责|声明|责任编辑|责编|(?:编辑|审核|校对|排版|监制)[:：｜|]|归档|存档|往期|来稿|投稿|商务合作|广告合作|更多(?:资讯|内容|精彩)|以上(?:就是|是|为)|本期|感谢阅读|感谢您|阅读原文$|明天见|推荐阅读[:：]|(?:[—–-]+ ?)?(?:完|END|The End)(?:$|[ —–-])|（?完）?$|全文完|祝(?:大家|各位|您|你)|(?:【|\\[|「)?(?:今日|每日)?(?:微语|心语|寄语|金句|一言|一语|一句|格言|语录|早安|晚安)(?:】|\\]|」|[:：])'
const footerEn =
  "(?:please )?(?:click|tap|scan|subscribe|unsubscribe|sign up|register|apply) (?:here|to|now|below|at|for|on|with|the)\\b|(?:subscribe|unsubscribe|sign up|register)\\b|join (?:us|our|the|now|here)\\b|(?:follow|contact|write to|email|reach) us\\b|share this\\b|forward (?:this|to)\\b|to (?:subscribe|unsubscribe|join|register|advertise|stop|sign up|view this)\\b|you(?:'re|’re| are)? (?:received|receiving|reading|getting)\\b|(?:view|read|open) (?:this|it|the) ?(?:e?mail|newsletter|issue|message)?,? ?(?:in|online|on the web)|view online|copyright\\b|©|thank(?:s| you) for (?:reading|subscribing)|that(?:'|’)s (?:all|it)|that is all|until (?:next|tomorrow)|see you (?:tomorrow|on|next|in|soon)|happy \\p{L}+ing\\b|have a (?:great|good|nice|lovely)|got (?:a tip|news)|questions\\?|advertise with|edited by|compiled by|curated by|written by|editors? ?[:：]|archives? ?[:：]|manage (?:your )?(?:preferences|subscription)|(?:update|change) your (?:preferences|subscription|email)|no longer want|powered by|made with|p\\.?s\\.? |end of \\p{Lu}|(?:best|kind|warm)(?: regards| wishes)?,$|(?:cheers|regards|sincerely|yours|thanks),$"
const footer = new RegExp(`^(?:\\p{Extended_Pictographic}\\ufe0f?|➡|\\*)* ?(?:${footerZh}|${footerEn})`, 'iu')
/** "Good winds," above a name. */
const signOff = /^\p{Lu}\p{L}+(?: \p{L}+){0,3},$/u

/** Whether a text ends as a sentence does. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text.slice(-8))

/** Whether a text begins as the closing words of a newsletter do: the call to join, to subscribe, a copyright line. */
export const soundsLikeFooter = (text: string): boolean =>
  footer.test(text.slice(0, 60)) || (text.length < 40 && signOff.test(text))

/** Whether a line begins with a Chinese numeral, as the headings of sections do: "一、要闻". */
export const isNumeralHeading = (text: string): boolean => text.length <= 80 && numeral.test(text)

const footHeading =
  /^(?:[^\p{L}]*)(?:订阅|关于(?:我们|本刊)?|联系(?:我们|方式)?|投稿|往期(?:回顾|内容)?|版权(?:声明)?|免责声明|赞助|subscribe|about(?: us)?|contact(?: us)?|contribut(?:e|ing)(?: .*)?|feedback|archives?|sponsors?|unsubscribe|credits|colophon)[!.]?$/iu

/** Whether a heading stands above closing words: "Subscribe", "关于我们". */
export const isFootHeading = (text: string): boolean => text.length < 40 && footHeading.test(text)

/** Whether a line is made like a heading: 【…】 around it or a Chinese numeral in front. */
export const isMadeHeading = (text: string): boolean => text.length <= 80 && (wrapped.test(text) || numeral.test(text))

/** A heading's text without 【】 around it. */
export const headingText = (text: string): string => {
  const match = text.length <= 80 ? wrapped.exec(text) : null
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? text).trim()
}

/** Whether a line could be a heading: short, no sentence, not beginning in the middle of one. */
export function looksLikeHeading(text: string): boolean {
  if (text.length > 80) return false
  if (isMadeHeading(text)) return true
  if (widthOf(text) > 60 || text.split(' ').length > 9 || !/\p{L}/u.test(text)) return false
  if (oddStart.test(text) || endsSentence(text) || /[,，、]$/.test(text) || sentenceInside.test(text)) return false
  return text.split('，').length < 3 && urlTail(text) === null && !soundsLikeFooter(text)
}

/** Whether a line could be a title: as a heading, a little longer. */
export const looksLikeTitle = (text: string): boolean => text.length <= 150 && !/[.。；;]$|[。；]/.test(text)

const preheader =
  /^(?:(?:view|read|open) (?:this|it|in|online|on)\b|view online|(?:having|trouble|problems|can(?:'|’)?t|cannot) (?:trouble|see|view|read|viewing)|if you (?:can|are having)|is this e?mail|sign up\b|advertise\b|sponsor|presented by|brought to you|together with|在浏览器|查看网页版|网页版)/i
const salute =
  /^(?:(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|welcome)\b[^.]{0,40}[,!.]?|(?:大家好|各位|你好|您好|早上好|早安)[^。]{0,20}[！!，,。～~]?)$/i
const greeting =
  /^(?:(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|welcome)\b|(?:send|submit|reply|forward|email|mail|share|report)\b.*(?:@| to |here)|if you\b|layout:|tags?:|categor|大家好|各位|你好|您好|早(?:上好|安)(?=[！!，,。～~ ]|$)|投稿|供稿|欢迎|点击)/i

/** "Here is the news:" leads to what follows and says nothing itself. */
const leadIn = /^(?:here(?:'|’)?s?\b(?: (?:is|are))?|below (?:is|are)|以下[是为]|下面[是为])[^.。]{0,50}[:：]$/i

/** Whether a line greets, and says nothing else. */
export const isSalute = (text: string): boolean =>
  text.length <= 60 && (preheader.test(text) || salute.test(text) || leadIn.test(text))

/** Whether a line above a mail speaks of the mail itself, or of who pays for it. */
export const isPreheader = (text: string): boolean => preheader.test(text)

/** Whether a line of the head speaks to the reader or of the mail itself: it is no title. */
export const isGreeting = (text: string): boolean =>
  preheader.test(text) || greeting.test(text) || leadIn.test(text) || /\S@\S|https?:\/\//.test(text)

/** Whether a line only numbers the edition: "Issue 12", "第 12 期". */
export const isEdition = (text: string): boolean =>
  /^(?:(?:issue|edition|no|nr|vol|volume|week|episode)\b[.:]? ?#?\d|#\d|第 ?[\d一二三四五六七八九十百]+ ?[期卷号回]|总第)/i.test(
    text,
  )

/** How many columns a text takes: Chinese letters take two. */
export function widthOf(text: string): number {
  let columns = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // The halves of a pair together make one wide letter.
    columns += code < 0x1100 || (code >= 0xd800 && code < 0xe000) ? 1 : 2
  }
  return columns
}
