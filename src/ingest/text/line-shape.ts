import { urlTail } from './url.ts'

const sentenceEnd = /[.!?。！？…；;][)"”’'」』）]*$/
const sentenceInside = /\p{Ll}[.!?;] |[。！？；]/u
const wrapped = /^(?:【([^【】]+)】|［([^［］]+)］|\[([^[\]]+)\])$/
const numeral = /^[一二三四五六七八九十]{1,3}、/
const oddStart = /^(?:\p{Ll}(?!\p{Lu})|["“‘'「(（,，.])/u

const footerZh =
  '点击|扫码|扫描|长按|识别|关注|订阅|退订|报名|加入|欢迎|加微信|添加微信|联系|转载|版权|免责|声明|责任编辑|责编|编辑[:：]|来稿|投稿|商务合作|广告合作|更多(?:资讯|内容|精彩)|以上(?:就是|是|为)|本期|感谢阅读|阅读原文|明天见'
const footerEn =
  "(?:please )?(?:click|tap|scan|subscribe|unsubscribe|sign up|register|apply) (?:here|to|now|below|at|for|on|with|the)\\b|(?:subscribe|unsubscribe|sign up|register)\\b|join (?:us|our|the|now|here)\\b|(?:follow|contact|write to|email|reach) us\\b|share this\\b|forward (?:this|to)\\b|to (?:subscribe|unsubscribe|join|register|advertise|stop|sign up)\\b|you(?:'re|’re| are) (?:receiving|reading|getting)|copyright\\b|©|thank(?:s| you) for reading|that(?:'|’)s all|that is all|see you (?:tomorrow|on|next)|got (?:a tip|news)|questions\\?|advertise with|edited by|compiled by"
const footer = new RegExp(`^(?:👉|👇|➡️?|\\*)? ?(?:${footerZh}|${footerEn})`, 'iu')

/** Whether a text ends as a sentence does. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text.slice(-8))

/** Whether a text begins as the closing words of a newsletter do: the call to join, to subscribe, a copyright line. */
export const soundsLikeFooter = (text: string): boolean => footer.test(text.slice(0, 60))

/** Whether a line begins with a Chinese numeral, as the headings of sections do: "一、要闻". */
export const isNumeralHeading = (text: string): boolean => text.length <= 80 && numeral.test(text)

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
  if (width(text) > 60 || text.split(' ').length > 9 || !/\p{L}/u.test(text)) return false
  if (oddStart.test(text) || endsSentence(text) || /[,，、]$/.test(text) || sentenceInside.test(text)) return false
  return text.split('，').length < 3 && urlTail(text) === null && !soundsLikeFooter(text)
}

/** Whether a line could be a title: as a heading, a little longer. */
export const looksLikeTitle = (text: string): boolean => text.length <= 150 && !/[.。；;]$|[。；]/.test(text)

const width = (text: string): number => {
  let columns = 0
  for (const letter of text) columns += letter >= '\u1100' ? 2 : 1
  return columns
}
