import type { Language } from '../../src/model.ts'
import { anchor } from './render/blocks.ts'
import type { EmailPart } from './render/index.ts'
import { look } from './render/style.ts'
import { escaped, plain } from './render/text.ts'
import { emailWords } from './words.ts'

/** What somebody is asked. */
export interface Asked {
  readonly brief: string
  readonly link: string
  /** How long the link is good. */
  readonly hours: number
  readonly language: Language
}

/** The mail that asks whether somebody wants the brief at all. */
export function confirmation({ brief, link, hours, language }: Asked): EmailPart {
  const words = emailWords(language)
  const lines = [words.confirmUntil(hours), words.confirmElse]
  return {
    language,
    subject: plain(words.confirmSubject(brief)),
    preview: plain(words.confirmAsked(brief)),
    html: [
      `<h1 dir="auto" ${look('title')}>${escaped(brief)}</h1>`,
      `<p dir="auto" ${look('text')}>${escaped(words.confirmAsked(brief))}</p>`,
      `<p ${look('text')}>${anchor(words.confirm, link, 'button')}</p>`,
      ...lines.map((line) => `<p ${look('note')}>${escaped(line)}</p>`),
    ].join('\n'),
    text: [plain(brief), plain(words.confirmAsked(brief)), link, ...lines].join('\n\n').concat('\n'),
  }
}
