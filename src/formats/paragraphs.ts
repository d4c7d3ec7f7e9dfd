import { Parser } from 'htmlparser2'

const breaking = new Set('p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr pre section article'.split(' '))
const silent = new Set(['script', 'style'])
/** A summary is never nested like this; what is deeper is left out. */
const deepest = 100

/** The paragraphs of a short piece of HTML or plain text, without markup and without pictures. */
export function paragraphsOf(html: string): readonly string[] {
  const found: string[] = []
  let line = ''
  let depth = 0
  let hidden = 0
  const end = (): void => {
    const words = line.replace(/\s+/g, ' ').trim()
    if (words !== '') found.push(words)
    line = ''
  }
  const parser = new Parser({
    onopentag(name) {
      if (++depth > deepest) return parser.pause()
      if (silent.has(name)) hidden++
      if (breaking.has(name)) end()
    },
    ontext(text) {
      if (hidden === 0) line += text
    },
    onclosetag(name) {
      depth--
      if (silent.has(name)) hidden--
      if (breaking.has(name)) end()
    },
  })
  parser.write(html.slice(0, longest))
  end()
  return found
}

/** In characters: what a reader is shown of an entry is far shorter. */
const longest = 20_000
