import type { Doc } from '../../doc.ts'
import { type Language, languageOfTag, languages } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import { fold } from '../../time/zones/fold.ts'
import type { CommandRequest } from '../command.ts'
import { type Change, explainWish, setTo } from './change.ts'

/** `/settings language 中文`, `Chinese`, `zh-CN`: a language by its name in any of ours; without one it explains. */
export async function readLanguageWish(request: CommandRequest, written: string): Promise<Change | Doc> {
  const words = request.phrases.choosing
  if (/^(?:default|the brief'?s?|reset|(?:el )?del bolet[ií]n|predeterminado|por defecto|默认)$/i.test(written.trim()))
    return { wants: { language: null } }
  const language = written === '' ? null : languageCalled(written)
  if (language !== null) return { wants: { language } }
  const lead = written === '' ? words.askLanguage : words.badLanguage(written)
  const actions = languages.map((each) => setTo(request, phrasesIn(each).languageName, `language ${each}`))
  return explainWish(request, 'language', [lead], actions)
}

/** The language of that name, whoever's word for it, or of that tag; null: none of ours. */
export function languageCalled(written: string): Language | null {
  const name = fold(written)
    .replace(/^(?:in|to)\s+/, '')
    .replace(/\s*(?:language|语言)$/, '')
  const tagged = /^[a-z]{2}(?:[-_ ][a-z]{2,4})*$/.test(name) ? languageOfTag(name.replaceAll(' ', '-')) : null
  return tagged ?? languages.find((each) => namesOf(each).includes(name)) ?? null
}

const namesOf = (language: Language): readonly string[] => [
  phrasesIn(language).languageName.toLowerCase(),
  ...languages.flatMap((spoken) =>
    fold(new Intl.DisplayNames(spoken, { type: 'language', fallback: 'none' }).of(language) ?? language),
  ),
  ...(alsoCalled[language] ?? []),
]

/** What else people call them. */
const alsoCalled: Readonly<Partial<Record<Language, readonly string[]>>> = {
  en: ['eng', '英文', '英', 'ingles', 'british', 'american', 'english please'],
  es: ['castellano', 'espanol', '西班牙文', '西语', '西文'],
  zh: [
    'mandarin',
    'zhongwen',
    '汉语',
    '漢語',
    '简体中文',
    '簡體中文',
    '简体',
    '普通话',
    '国语',
    '華語',
    '华语',
    '中国话',
    '繁體中文',
    '繁体中文',
    '中',
    'simplified chinese',
    'chino',
  ],
}
