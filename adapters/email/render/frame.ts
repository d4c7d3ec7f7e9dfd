import type { Language } from '../../../src/model.ts'
import { emailWords } from '../words.ts'
import { anchor } from './blocks.ts'
import type { EmailPart } from './index.ts'
import { font, look, night } from './style.ts'
import { escaped } from './text.ts'

/** The links of one reader, by which nobody else is known. */
export interface ReaderLinks {
  readonly settings: string
  readonly unsubscribe: string
}

/** Both forms of one mail to one reader. */
export interface Written {
  readonly html: string
  readonly text: string
}

/** A part as it goes to one reader: with the links to choose anew and to leave; null: to somebody who is no reader (yet). */
export function frame(part: EmailPart, brief: string, links: ReaderLinks | null): Written {
  const words = emailWords(part.language)
  const foot =
    links === null
      ? ''
      : `<p dir="auto" ${look('foot')}>${escaped(words.why(brief))}</p>
<p ${look('foot')}>${anchor(words.settings, links.settings)} · ${anchor(words.unsubscribe, links.unsubscribe)}</p>`
  const below =
    links === null
      ? ''
      : `-- \n${words.why(brief)}\n${words.settings}: ${links.settings}\n${words.unsubscribe}: ${links.unsubscribe}\n`
  return { html: page(part, foot), text: `${part.text}${below}` }
}

const tags: Readonly<Record<Language, string>> = { en: 'en', es: 'es', zh: 'zh-Hans' }

/** Outlook for Windows knows no widths but those of tables, and reads comments that nobody else does. */
const page = ({ language, subject, preview, html }: EmailPart, foot: string): string => `<!doctype html>
<html lang="${tags[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${escaped(subject)}</title>
<style>${night}</style>
</head>
<body ${style('page', `margin:0;padding:0;${font}`)}>
<div style="display:none;max-height:0;overflow:hidden">${escaped(preview)}</div>
<!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
<div ${style('card', 'max-width:600px;margin:0 auto;padding:28px 24px;box-sizing:border-box;overflow-wrap:break-word')}>
<main>
${html}</main>
${foot === '' ? '' : `<hr style="margin:28px 0 12px;border:0;border-top:1px solid #c9c9c2">\n${foot}`}
</div>
<!--[if mso]></td></tr></table><![endif]-->
</body>
</html>
`

const style = (name: 'page' | 'card', more: string): string => look(name).replace(/"$/, `;${more}"`)
