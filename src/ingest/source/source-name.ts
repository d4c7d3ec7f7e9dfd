const han = /\p{Script=Han}/u
// Punctuation that no name has. A dot may stand inside one ("Sina.com") or after an initial ("U.S. News").
const forbidden = /[!?。！？，;；:：%$€£¥￥+=<>"“”#@\\()（）[\]【】\ufdd0-\ufdd3]|(?<!\b\p{Lu})\.(?!\p{L})/u
const handle = /^(?:@[\p{L}\p{N}_.-]{2,39}(?:@[\p{L}\p{N}.-]{3,60})?|[ru]\/[A-Za-z0-9_-]{2,39})$/u
const lowerStart = /^\p{Ll}+(?![\p{L}\p{N}.])/u
const quantity =
  /^\d+(?!\d)(?:$|[^\p{L}]|(?:am|pm|k|km|kg|mm|cm|m|bn|mn|th|st|nd|rd|x|gb|tb|min|minute|minutes)\b|[年月日号万亿个家人倍元件台辆点时分天岁])/iu
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const date = new RegExp(`\\b(?:18|19|20)\\d\\d\\b|\\b${month}\\.? \\d|\\d ${month}\\b`, 'i')
const remark =
  /^(?:up|down|see|about|including|such|and|or|not|as|photo|video|audio|chart|picture|pictured|image|updated?|note|left|right|above|below|part \w+|phase|stage|table|figure|q[1-4]|h[12]|page \d+|translated|exclusive|advertisement|sponsored|continued|ceo|cfo|coo|cto|pdf|beta|alpha|rc\d*|v\d[\d.]*)\b/i
const remarkZh =
  /^(?:见|详见|参见|含|不含|包括|如|即|例如|以下|简称|下称|又称|也称|约|同比|环比|下同|上图|下图|左图|右图|图|注|其中|截至|完$|完结|全文|未完|待续|记者|编辑|作者|前者|后者|独家|更新|视频|广告|推广|一|二|三|四|五|六|七|八|九|十)(?!财|条|季)/u

/**
 * Whether what stands in brackets looks like the name of a source: short, no sentence, not a remark ("up 3%", "see below",
 * "2018", "以下简称平台"). It may begin with a digit if a name does ("36Kr", "21世纪经济报道").
 */
export function isName(text: string): boolean {
  if (text.length === 0 || text.length > 60) return false
  if (handle.test(text)) return true
  if (!/\p{L}/u.test(text) || forbidden.test(text)) return false
  if (remark.test(text) || remarkZh.test(text) || quantity.test(text) || date.test(text)) return false
  if (han.test(text)) return text.length <= 24
  return !lowerStart.test(text) && text.split(' ').length <= 7 && text.split(',').length <= 3
}

const small = /^(?:of|the|and|for|de|la|le|der|die|van|von|du|di|in|on|at|to|&)$/
const noName =
  /^(?:what|how|why|when|where|who|new|now|part|with|for|in|on|at|all|more|free|live|update|again|here|today|tomorrow|yesterday|soon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|is|are|it|but|yes|no|this|that|an?)$/i
const medium =
  /(?:[报网社台刊号]|杂志|新闻|财经|科技|电视|广播|传媒|资讯|观察|评论|在线|博客|公众号|研究院|办公室|周刊|[局委办厅])$/u

/**
 * Whether what stands behind a dash looks like the name of a source: there anything may stand, so it must be written as a name
 * is, and what stands before must not be ("What's New" ends a headline in which every word is written large).
 */
export function isNameBehind(before: string, name: string): boolean {
  if (!isName(name)) return false
  if (handle.test(name)) return true
  if (han.test(name)) return name.length <= 12 && medium.test(name)
  const words = name.split(' ')
  if (words.length > 5 || noName.test(words[0] ?? '')) return false
  if (!words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || small.test(word) || /\p{L}\.\p{L}/u.test(word)))
    return false
  if (before === '' || han.test(before)) return true
  const long = before.split(' ').filter((word) => /^\p{L}{4,}/u.test(word))
  const large = long.filter((word) => /^\p{Lu}/u.test(word))
  return before.length > name.length && (long.length < 3 || large.length < long.length * 0.7)
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
