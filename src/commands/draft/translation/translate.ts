import { readDrafts } from '../../../desk/draft/change-drafts.ts'
import { itemFaults, sayFaults } from '../../../desk/draft/limits.ts'
import { likelyLanguage, ownLanguage, withTranslation } from '../../../desk/draft/translations.ts'
import { languageNamed } from '../../../desk/post/translation-words.ts'
import type { Doc } from '../../../doc.ts'
import { readOne } from '../../../ingest/parse-one.ts'
import type { Item, Language } from '../../../model.ts'
import { askText } from '../../asking.ts'
import type { CommandRequest } from '../../command.ts'
import { changeItem, edited } from '../change.ts'
import { rewordedDoc } from '../done.ts'
import { type Found, findItem, gone } from '../find.ts'
import { nameOf } from './lines.ts'

/** `draft translate K [LANGUAGE] [TEXT]`: gives an item its text in a second language, or with `-` takes it away; alone it asks for it. */
export async function translate(request: CommandRequest, name: string, written: string): Promise<Doc> {
  const { phrases, brief } = request
  const words = phrases.translations
  const found = findItem(await readDrafts(request.store, request.now), name)
  if (!found) return gone(request, name)
  const [, first = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(written) ?? []
  const named = languageNamed(first.replace(/[:：]$/, ''))
  const text = named === null ? written : rest
  const own = ownLanguage(found.item, brief.language)
  if (text === '') return ask(request, found, named)
  const language = named ?? likelyLanguage(found.item, text, brief.language)
  if (language === own) return rewordedDoc(request, found.key, words.own(nameOf(language, phrases)))
  const before = found.item.translations?.find((each) => each.language === language) ?? null
  if (text === '-' && before === null) return rewordedDoc(request, found.key, words.none)
  const { item: read } = readOne(text, request.topics)
  const after = text === '-' ? null : { headline: read.headline, body: read.body }
  if (after?.headline === '') return rewordedDoc(request, found.key, words.noHeadline)
  const put = (item: Item): Item => ({
    ...withTranslation(item, language, after, brief.language),
    edits: (item.edits ?? 0) + 1,
  })
  const faults = itemFaults(put(found.item), null)
  if (faults.length > 0) return rewordedDoc(request, found.key, ...sayFaults(faults, phrases))
  const detail = { headline: found.item.headline, language, translation: { before, after } }
  const done = await changeItem(request, found.key, (now) => edited(now, put(now.item), detail))
  if (!done) return gone(request, name)
  return rewordedDoc(request, done.key, (after ? words.set : words.removed)(nameOf(language, phrases)))
}

function ask(request: CommandRequest, { key, item }: Found, language: Language | null): Promise<Doc> {
  const { phrases, brief } = request
  const known = item.translations?.find((each) => language === null || each.language === language)
  const line = ['draft translate', key, language].filter(Boolean).join(' ')
  const own = nameOf(ownLanguage(item, brief.language), phrases)
  return askText(
    request,
    line,
    phrases.translations.how(own, item.headline),
    ...(known ? [known.headline, ...known.body] : [item.headline, ...item.body]),
  )
}
