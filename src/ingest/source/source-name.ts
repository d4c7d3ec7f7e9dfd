const han = /\p{Script=Han}/u
// Punctuation that no name has. A dot may stand inside one ("Sina.com") or after an initial ("U.S. News").
const forbidden = /[!?。！？，;；:：%$€£¥￥+=<>"“”#@\\()（）[\]【】]|(?<!\b\p{Lu})\.(?!\p{L})/u
const lowerStart = /^\p{Ll}+(?![\p{L}\p{N}.])/u
const quantity =
  /^\d+(?!\d)(?:$|[^\p{L}]|(?:am|pm|k|km|kg|mm|cm|m|bn|mn|th|st|nd|rd|x|gb|tb)\b|[年月日号万亿个家人倍元件台辆点时分天岁])/iu
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const date = new RegExp(`\\b(?:18|19|20)\\d\\d\\b|\\b${month}\\.? \\d|\\d ${month}\\b`, 'i')
const remark =
  /^(?:up|down|see|about|including|such|and|or|not|as|photo|video|audio|chart|picture|pictured|image|updated?|note|left|right|above|below|part \w+|phase|stage|table|figure|q[1-4]|h[12]|page \d+|translated|exclusive|advertisement|sponsored|continued|ceo|cfo|coo|cto)\b/i
const remarkZh =
  /^(?:见|详见|参见|含|不含|包括|如|即|例如|以下|简称|下称|又称|也称|约|同比|环比|下同|上图|下图|左图|右图|图|注|其中|截至|完$|完结|全文|未完|待续|记者|编辑|作者|前者|后者|一|二|三|四|五|六|七|八|九|十)(?!财|条|季)/u

/**
 * Whether what stands in brackets looks like the name of a source: short, no sentence, not a remark ("up 3%", "see below",
 * "2018", "以下简称平台"). It may begin with a digit if a name does ("36Kr", "21世纪经济报道").
 */
export function isName(text: string): boolean {
  if (text.length === 0 || text.length > 60) return false
  if (!/\p{L}/u.test(text) || forbidden.test(text)) return false
  if (remark.test(text) || remarkZh.test(text) || quantity.test(text) || date.test(text)) return false
  if (han.test(text)) return text.length <= 24
  return !lowerStart.test(text) && text.split(' ').length <= 7 && text.split(',').length <= 3
}

/** Whether a name in brackets only abbreviates the words before it: "gross merchandise volume (GMV)". */
export function isGloss(before: string, name: string): boolean {
  if (!/^\p{Lu}{2,6}s?$/u.test(name)) return false
  const letters = name.replace(/s$/, '').toLowerCase()
  const words = before
    .slice(-120)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  const initials = words.filter((word) => word !== '').map((word) => word[0])
  return initials.slice(-letters.length).join('') === letters
}
