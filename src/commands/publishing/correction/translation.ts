import { ownLanguage, withTranslation } from '../../../desk/draft/translations.ts'
import { languageNamed } from '../../../desk/post/translation-words.ts'
import type { Doc } from '../../../doc.ts'
import { readOne } from '../../../ingest/parse-one.ts'
import type { Entry, Item } from '../../../model.ts'
import { type CommandRequest, say } from '../../command.ts'
import { nameOf } from '../../draft/translation/lines.ts'

/**
 * What `English: HEADLINE …` or `英文：…` makes of an item that is out: it gets that text in this language, in the place of what it had, or
 * loses it by `-`; null: the text says nothing of a language but its own.
 */
export function translatedIn(
  request: CommandRequest,
  { item }: Entry,
  text: string,
): { readonly item: Item } | { readonly doc: Doc } | null {
  const [, name = '', said = ''] = /^(?:in )?([^\s:：]{2,20}) ?[:：]\s*([\s\S]+)$/iu.exec(text.trim()) ?? []
  const language = languageNamed(name)
  const { brief, phrases, topics } = request
  if (language === null || language === ownLanguage(item, brief.language)) return null
  const { item: read } = readOne(said, topics)
  if (said !== '-' && read.headline === '') return { doc: say(request, phrases.translations.noHeadline) }
  const known = item.translations?.some((each) => each.language === language) ?? false
  if (said === '-' && !known) return { doc: say(request, phrases.translations.none, nameOf(language, phrases)) }
  const given = said === '-' ? null : { headline: read.headline, body: read.body }
  return { item: withTranslation(item, language, given, brief.language) }
}
