/** Words by which people talk to each other, and how much each says for that. */
const signs: readonly (readonly [RegExp, number])[] = [
  // greetings, thanks, yes and no: a line that begins like this is said to somebody
  [
    /^(?:hi|hey|hello|dear all|good (?:morning|afternoon|evening|night)|morning|thanks?|thank you|thx|cheers|ok(?:ay)?|yes|yep|yeah|nope?|sure|great (?:work|job)|nice(?: work| one)?|agreed|exactly|sorry|oops|wow|done|got it|will do|on it|congrat\w*|welcome back)(?=$|[\s,.!:—-])/i,
    3,
  ],
  [
    /^(?:大家|各位|早上好|早安|早啊|下午好|晚上好|你好|您好|晚安|谢谢|多谢|好的|好嘞|收到|明白|可以的?|不错|对[，,]|嗯|哈哈|辛苦|稍等|抱歉|不好意思)/,
    3,
  ],
  // asking somebody to do something
  [/^(?:please|pls)\b|\b(?:can|could|would|will) (?:you|some(?:one|body)|any(?:one|body))\b/i, 3],
  [/\b(?:please|pls)\b/i, 2],
  [/麻烦|请(?:你|您|大家|帮)|帮忙|能不能|要不要|可不可以/, 3],
  // what only chats have
  [/(?<![\p{L}\d])(?:lol|rofl|haha+|hm+|btw|fyi|tbh|imo|imho|asap|omg|wtf)(?![\p{L}\d])/iu, 2],
  [/^(?:what an?|how (?:nice|cool|funny|sad)|so (?:cool|true|good)) /i, 2],
  [/哈哈|呵呵|[\u{1f600}-\u{1f64f}\u{1f44d}\u{1f44f}\u{1f64f}]\s*$/u, 2],
  // whom and who
  [/\b(?:any(?:one|body)|everyone|guys|folks)\b|\ball of (?:you|us)\b/i, 2],
  [/大家|各位|你们|咱们?|我们|谁(?=[写跟发来看])/, 2],
  [/(?<![\p{L}\d’'])(?:I(?:['’](?:m|ll|ve|d))?|my|mine|me)(?![\p{L}\d])/u, 2],
  [/[我咱]|(?<!比)[你您](?!好)/, 2],
  [/(?<![\p{L}\d])(?:[Ww]e(?:['’](?:re|ll|ve|d))?|us|ours?|[Yy]ou(?:['’](?:re|ll|ve))?|[Ll]et['’]s)(?![\p{L}\d])/u, 1],
  // about the paper itself
  [/\b(?:headline|the draft|item \d+|the link|the source|the other one)\b/i, 1],
  [/(?:这|那|第[\d一二三四五六七八九十]+)条|标题|草稿|来源(?![:：])/, 1],
  [/[?？]\s*$|[吗呢么]\s*[?？]?\s*$/m, 1],
  [/[吧啦呀哦嘛]\s*[!！~。]?\s*$/m, 2],
  [/[!！]\s*$/, 1],
]

/** Letters that are looked at. */
const looked = 2000

/**
 * How much a text sounds like something that one person says to others, from 0: what is quoted in it does not count, nor do addresses.
 * From 3 on it is hardly anything else.
 */
export function talkIn(text: string): number {
  const said = text
    .slice(0, looked)
    .replaceAll(/[“"「『][^”"」』\n]*[”"」』]/g, ' ')
    .replaceAll(/https?:\/\/\S+/g, ' ')
    .trim()
  const [first = ''] = said.split('\n')
  // A headline begins with a capital and is no sentence.
  const small = /^\p{Ll}+(?:['’]\p{Ll}+)?(?:[\s,!?]|$)/u.test(first) ? 1 : 0
  const sentence = /[.。]\s*$/.test(first) ? 1 : 0
  return signs.reduce((sum, [sign, weight]) => (sign.test(said) ? sum + weight : sum), small + sentence)
}
