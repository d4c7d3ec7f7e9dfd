import type { Doc } from '../../doc.ts'
import { type Format, formats, languages } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import { fold } from '../../time/zones/fold.ts'
import type { CommandRequest } from '../command.ts'
import { type Change, explainWish, setTo } from './change.ts'

/** `/settings format headlines`, `标题`: by its name in any of our languages; without one it explains. */
export async function readFormatWish(request: CommandRequest, written: string): Promise<Change | Doc> {
  const format = written === '' ? null : formatCalled(written)
  if (format !== null) return { wants: { format } }
  const { choosing, choose } = request.phrases
  const lead = written === '' ? choosing.askFormat : choosing.badFormat(written)
  return explainWish(
    request,
    'format',
    [lead],
    formats.map((each) => setTo(request, choose[each], `format ${each}`)),
  )
}

/** The format of that name, whoever's word for it; null: none. */
export function formatCalled(written: string): Format | null {
  const name = fold(written)
  return (
    formats.find((each) => name === each || languages.some((language) => namesIn(each, language).includes(name))) ??
    synonyms.find(([pattern]) => pattern.test(name))?.[1] ??
    null
  )
}

const namesIn = (format: Format, language: (typeof languages)[number]): readonly string[] => {
  const { formats: named, choose } = phrasesIn(language)
  return [named[format], choose[format]].map(fold)
}

const synonyms: readonly (readonly [RegExp, Format])[] = [
  [/^(?:full|whole|long|complete|everything|all|detailed?|complet[oa]|enter[oa]|todo|texto|完整|详细|长|全部)/, 'full'],
  [/^(?:headlines?|titles?|short|brief|compact|list|titulares?|cort[oa]|breve|标题|简短|简洁|短|目录)/, 'headlines'],
  [/^(?:teaser|one|tiny|minimal|link|button|una l[ií]nea|l[ií]nea|m[ií]nimo|一行|一句|最短|链接|按钮)/, 'teaser'],
]
