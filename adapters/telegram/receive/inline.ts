import { type Doc, longDate } from '../../../src/doc.ts'
import type { Entry, Language } from '../../../src/model.ts'
import { limits } from '../limits.ts'
import type { RenderContext } from '../render/blocks.ts'
import { type ClassicBody, classic } from '../render/classic.ts'
import { oneLine } from '../render/styled.ts'
import { wordsIn } from '../words.ts'

/** How many items an inline query offers. */
export const offered = 20

interface Result {
  readonly type: 'article'
  readonly id: string
  readonly title: string
  readonly description: string
  readonly input_message_content: {
    readonly message_text: string
    readonly entities: ClassicBody['entities']
    readonly link_preview_options: ClassicBody['link_preview_options']
  }
}

/** The body of answerInlineQuery: items that can be shared into any chat. */
export const inlineAnswer = (
  query: string,
  entries: readonly Entry[],
  language: Language,
  renderContext: RenderContext,
) => ({
  inline_query_id: query,
  // The archive changes once a day; a minute spares us a query for each letter typed.
  cache_time: 60,
  results: entries.slice(0, limits.inlineResults).map((entry) => toResult(entry, language, renderContext)),
})

const toResult = (entry: Entry, language: Language, renderContext: RenderContext): Result => {
  const { item } = entry
  const doc: Doc = {
    language,
    blocks: [
      {
        ...item,
        kind: 'item',
        note: wordsIn(language).origin(entry.issue, longDate(entry.date, language)),
        open: null,
      },
    ],
  }
  // An item longer than a message is shared with its beginning, which says that it goes on.
  const [body] = classic(doc, renderContext)
  return {
    type: 'article',
    id: `${entry.issue}.${item.number}`.slice(0, limits.inlineId),
    title: `${item.number}. ${oneLine(item.headline)}`.slice(0, 200).toWellFormed(),
    description: oneLine(item.body[0] ?? '')
      .slice(0, 200)
      .toWellFormed(),
    input_message_content: {
      message_text: body?.text ?? '',
      entities: body?.entities ?? [],
      link_preview_options: { is_disabled: true },
    },
  }
}
