/** What Slack's composer keeps beside the text of a message: rich text in which every character is what was typed. */

interface Leaf {
  readonly type: string
  readonly [field: string]: unknown
}

const emoji: Readonly<Record<string, string>> = { tada: '1f389', '+1': '1f44d', 'flag-de': '1f1e9-1f1ea' }
const pieces = /<([^<>]+)>|:([a-z0-9_+-]+):|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<![\w_])_([^_\n]+)_(?![\w_])/g

const plain = (escaped: string): string =>
  escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

function bracket(inside: string, style: object): Leaf {
  const [address = '', label] = inside.split('|')
  if (address.startsWith('@')) return { type: 'user', user_id: address.slice(1) }
  if (address.startsWith('#')) return { type: 'channel', channel_id: address.slice(1) }
  if (address.startsWith('!')) return { type: 'broadcast', range: address.slice(1) }
  return { type: 'link', url: plain(address), ...(label === undefined ? {} : { text: plain(label) }), ...style }
}

function leavesOf(text: string, style: object = {}): readonly Leaf[] {
  const leaves: Leaf[] = []
  const say = (words: string): void => {
    if (words) leaves.push({ type: 'text', text: plain(words), ...style })
  }
  let from = 0
  for (const match of text.matchAll(pieces)) {
    const [whole, inside, name, bold, italic] = match
    say(text.slice(from, match.index))
    if (inside !== undefined) leaves.push(bracket(inside, style))
    else if (name !== undefined)
      leaves.push({ type: 'emoji', name, ...(emoji[name] === undefined ? {} : { unicode: emoji[name] }) })
    else leaves.push(...leavesOf(bold ?? italic ?? '', { style: { [bold === undefined ? 'italic' : 'bold']: true } }))
    from = match.index + whole.length
  }
  say(text.slice(from))
  return leaves
}

/** The blocks of a message with this text, as its `text` has it. */
export const composed = (text: string): readonly object[] =>
  text === ''
    ? []
    : [{ type: 'rich_text', block_id: 'b1', elements: [{ type: 'rich_text_section', elements: leavesOf(text) }] }]
