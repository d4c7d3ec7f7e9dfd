/** What a person's keys come to. */
export interface KeySink {
  /** Keys as the terminal sends them. */
  typed(keys: string): void
  /** What was pasted in one go. */
  pasted(text: string): void
}

/** Asks the terminal to say where a paste begins and ends (xterm's bracketed paste, mode 2004), and to stop doing so. */
export const tellPastes = { on: '\u001b[?2004h', off: '\u001b[?2004l' }

const control = '\u001b'
const begins = '\u001b[200~'
const ends = '\u001b[201~'

/** No keys come so many at once: a terminal that does not tell its pastes sent one. */
const mostKeys = 4096

/** Parts what a terminal sends into keys and pastes, however it is cut into chunks. */
export function createKeys(sink: KeySink): (chunk: string) => void {
  let held = ''
  /** What came of a paste so far, which may be long: looked through once, and put together at its end. */
  let paste: string[] | null = null
  const keys = (text: string): void => {
    if (text.length > mostKeys) sink.pasted(text)
    else if (text !== '') sink.typed(text)
  }
  return (chunk) => {
    let text = held + chunk
    for (;;) {
      const mark = paste ? ends : begins
      const at = text.indexOf(mark)
      if (at < 0) break
      const before = text.slice(0, at)
      if (paste) sink.pasted([...paste, before].join(''))
      else keys(before)
      paste = paste ? null : []
      text = text.slice(at + mark.length)
    }
    const open = beginningOf(paste ? ends : begins, text)
    held = text.slice(text.length - open)
    const whole = text.slice(0, text.length - open)
    if (paste) paste.push(whole)
    else keys(whole)
  }
}

/** How many letters at the end of a text may be the beginning of a mark. Escape alone is a key, but where a paste ends. */
function beginningOf(mark: string, text: string): number {
  for (let length = mark.length - 1; length > (mark === ends ? 0 : 1); length--)
    if (text.endsWith(mark.slice(0, length))) return length
  return 0
}

/** Keys one by one: a letter, or the whole sequence that a key sends. */
export const oneByOne = (keys: string): readonly string[] => keys.match(key) ?? []

const key = new RegExp(`${control}\\[[\\d;]*[A-Za-z~]|${control}O[A-Za-z]|[^]`, 'gu')

/** How a line break in a paste stands in the line that is edited: a line of a terminal has no other. */
const breakSign = '↵'

/** A paste as part of a line that is edited: what could move the cursor is not in it. */
export const asOneLine = (text: string): string =>
  text
    .replace(/[\r\n]+$/, '')
    .replaceAll(/\r\n?|\n/g, breakSign)
    .replaceAll(/\p{Cc}/gu, ' ')

/** A line that was edited, as it was meant. */
export const asMeant = (line: string): string => line.replaceAll(breakSign, '\n')
