/** A message as Slack sends it, read back: plain text, and the addresses it links to in their order. */
export interface Unescaped {
  readonly text: string
  readonly links: readonly string[]
}

/**
 * Undoes Slack's escaping of a message, once: `<url|label>` gives the label, mentions their names where Slack tells them,
 * `&lt;` a bracket. Formatting marks stay as they are: nobody can tell them from what was typed.
 */
export function unescapeMrkdwn(mrkdwn: string): Unescaped {
  const links: string[] = []
  const text = mrkdwn.replace(/<([^<>]*)>/g, (_, inside: string) => {
    const [address = '', label] = divide(inside)
    const name = mentioned(address, label)
    if (name !== null) return name
    links.push(unescapeEntities(address))
    return label ?? address.replace(/^mailto:/, '')
  })
  return { text: unescapeEntities(text), links }
}

/**
 * What somebody wrote, as plain text: the address behind a linked word follows it in brackets unless it says the same, and a line
 * that was typed in bold or italics as a whole loses its marks.
 */
export const plainText = (mrkdwn: string): string =>
  unescapeEntities(mrkdwn.replace(/<([^<>]*)>/g, (_, inside: string) => linked(inside)))
    .split('\n')
    .map(unmarked)
    .join('\n')
    .trim()

function linked(inside: string): string {
  const [address = '', label] = divide(inside)
  const name = mentioned(address, label)
  if (name !== null) return name
  const bare = (text: string): string => text.replace(/^(?:https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '')
  if (label === undefined) return address.replace(/^mailto:/, '')
  return bare(address) === bare(label) ? label : `${label} (${address})`
}

/** Takes the marks off a line that was typed in bold or italics as a whole. */
export const unmarked = (line: string): string => line.replace(/^([*_])(?!\s)(.+?)(?<!\s)\1$/, '$2')

/** Gives back the three characters that Slack escapes; each once, so `&amp;lt;` becomes `&lt;`. */
export const unescapeEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (_, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'))

/** A channel named at the start of a command, `<#C123|general>`, and what follows; of private ones Slack tells only the id. */
export interface LeadingChannel {
  readonly channel: string
  /** As people write it: `#general`, or the id. */
  readonly name: string
  readonly rest: string
}

/** Null: none is named. */
export function leadingChannel(args: string): LeadingChannel | null {
  const [found, channel = '', name = '', rest = ''] = /^<#([CG][A-Z0-9]+)(?:\|([^>]*))?>\s*(.*)$/s.exec(args) ?? []
  return found === undefined ? null : { channel, name: name ? `#${name}` : channel, rest }
}

/** The name of a person, a channel or a group of people, or null: it is an address. */
function mentioned(address: string, label: string | undefined): string | null {
  if (address.startsWith('@') || address.startsWith('#')) return label ? `${address[0]}${label}` : address
  return address.startsWith('!') ? (label ?? `@${address.slice(1).split('^')[0]}`) : null
}

function divide(inside: string): readonly [string, string | undefined] {
  const bar = inside.indexOf('|')
  return bar < 0 ? [inside, undefined] : [inside.slice(0, bar), inside.slice(bar + 1) || undefined]
}
