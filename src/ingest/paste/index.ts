import type { References } from '../text/markup-references.ts'
import { withoutInner } from '../text/tokens.ts'
import { takeFootnotes } from './footnotes.ts'
import { type Meta, takeFrontMatter } from './front-matter.ts'
import { withoutHtmlLines } from './html-lines.ts'
import { takeMailHead } from './mail-head.ts'
import { withoutOrg } from './org.ts'
import { withoutQuoting } from './quoted.ts'
import { decodeQuotedPrintable } from './quoted-printable.ts'
import { type RawLine, rawLinesOf } from './raw-lines.ts'
import { unwrap } from './unwrap.ts'

/** A text without what programs put around and into it. */
export interface Pasted {
  readonly lines: readonly RawLine[]
  /** What stood above it for programs. */
  readonly meta: Meta
  /** Where its footnotes and reference links lead. */
  readonly references: References
}

/** Takes off front matter, mail headers, marks of quoting and footnotes, and joins what a mail program broke. */
export function unpack(input: string): Pasted {
  const raw = rawLinesOf(decodeQuotedPrintable(withoutInner(input)))
  const front = takeFrontMatter(withoutQuoting(raw))
  const mail = takeMailHead(front.lines)
  const notes = takeFootnotes(mail.lines)
  return {
    lines: unwrap(withoutOrg(withoutHtmlLines(notes.lines))),
    references: notes.references,
    meta: { title: front.meta.title ?? mail.meta.title, date: front.meta.date ?? mail.meta.date },
  }
}
