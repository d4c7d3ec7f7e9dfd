/** Rich messages as the Bot API server reads them (Bot API 10.1 to 10.3). */
import type { Files } from './media.ts'
import { field, Refusal } from './text.ts'

const bad = (what: string) => new Refusal(400, `Bad Request: ${what}`)

const tags = 'h[1-6]|p|b|i|code|a|ul|li|details|summary|footer|br|hr|img|figure|figcaption|tg-time'

/** The html of a request, the pictures in it joined by a plus, and how the message shows them; or a refusal. */
export const checkHtml = (
  body: unknown,
  { files, richButtons }: { readonly files: Files; readonly richButtons: boolean },
): { readonly html: string; readonly photo: string | null; readonly shown: object } => {
  const rich = field(body, 'rich_message')
  const html = field(rich, 'html')
  if (typeof html !== 'string' || html.trim() === '') throw bad('rich message is empty')
  if ([...html.replace(/<[^>]*>/g, '')].length > 32_768) throw bad('message is too long')
  checkNesting(html)
  const known = richButtons ? `${tags}|tg-button|tg-button-row` : tags
  if (new RegExp(`<(?!/?(?:${known})\\b)`).test(html)) throw bad("can't parse rich message: unsupported start tag")
  for (const [, row = ''] of html.matchAll(/<tg-button-row>(.*?)<\/tg-button-row>/g)) {
    const buttons = [
      ...row.matchAll(
        /<tg-button type="callback_data"(?: style="(?:danger|success|primary|link)")? data="([^"]*)">[^<]+</g,
      ),
    ]
    if (buttons.length < 1 || buttons.length > 8)
      throw bad("can't parse rich message: wrong number of buttons in a row")
    const bytes = buttons.map(([, data = '']) => Buffer.byteLength(unescaped(data)))
    if (bytes.some((each) => each < 1 || each > 64)) throw bad('BUTTON_DATA_INVALID')
  }
  for (const [, unix = '', format = ''] of html.matchAll(/<tg-time unix="([^"]*)" format="([^"]*)">/g))
    if (!/^\d+$/.test(unix) || !/^(?:r|w?[dD]?[tT]?)$/.test(format)) throw bad("can't parse rich message: invalid date")
  const media = field(rich, 'media')
  const all: readonly unknown[] = Array.isArray(media) ? media : []
  const taken = [...html.matchAll(/<img src="tg:\/\/photo\?id=([A-Za-z0-9_-]{1,64})"\/>/g)].map(([, id]) => {
    const given = field(
      field(
        all.find((each) => field(each, 'id') === id),
        'media',
      ),
      'media',
    )
    const attached = /^attach:\/\/(.+)$/.exec(String(given))?.[1]
    return files.take(attached === undefined ? given : field(body, attached))
  })
  return {
    html,
    photo: taken.length === 0 ? null : taken.map(({ picture }) => picture).join('+'),
    shown: { rich_message: { blocks: taken.map(({ sizes }) => ({ type: 'photo', photo: sizes })) } },
  }
}

const checkNesting = (html: string): void => {
  const open: string[] = []
  for (const [whole, close, name = ''] of html.matchAll(/<(\/?)([a-z0-9-]+)(?:\s[^<>]*)?\/?>/g)) {
    if (whole.endsWith('/>') || whole === '<br>') continue
    if (close === '') open.push(name)
    else if (open.pop() !== name) throw bad(`can't parse rich message: unexpected end tag "${name}"`)
  }
  if (open.length > 0) throw bad(`can't parse rich message: can't find end tag corresponding to "${open[0]}"`)
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
