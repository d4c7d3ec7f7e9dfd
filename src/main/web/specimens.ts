import type { Specimen } from '../../../adapters/web/preview/specimen.ts'
import { composeIssue } from '../../compose/issue.ts'
import { withPage } from '../../compose/web-page.ts'
import type { Config } from '../../config.ts'
import type { Doc } from '../../doc.ts'
import type { Draft, Format, Issue } from '../../model.ts'

/** What readers of each kind get of a draft or issue, out of the renderers of the adapters; null: it has no items. */
export async function specimensOf(whole: Draft | Issue, config: Config): Promise<readonly Specimen[] | null> {
  const titled = { ...whole, title: whole.title || config.brief.title }
  const doc = (format: Format): Doc | null => {
    const shown = composeIssue(titled, { language: config.brief.language, format, topics: [], opened: [] })
    return shown && 'number' in whole ? withPage(shown, whole.number, config.brief.web) : shown
  }
  const [full, headlines] = [doc('full'), doc('headlines')]
  if (full === null || headlines === null) return null
  const telegram = await telegramSpecimen()
  const slack = await slackSpecimen(config)
  return [
    telegram('telegram-classic', full, 'classic'),
    slack('slack', full),
    telegram('telegram-rich', full, 'rich'),
    telegram('telegram-headlines', headlines, 'classic'),
    slack('slack-headlines', headlines),
  ]
}

async function telegramSpecimen() {
  const { createButtons } = await import('../../../adapters/telegram/buttons.ts')
  const { createNames } = await import('../../../adapters/telegram/command-names.ts')
  const { limits } = await import('../../../adapters/telegram/limits.ts')
  const { render } = await import('../../../adapters/telegram/render/index.ts')
  const context = { buttons: createButtons(), names: createNames(undefined) }
  return (name: Specimen['name'], doc: Doc, format: 'classic' | 'rich'): Specimen => ({
    name,
    messages: render(doc, context, format).map((part): Specimen['messages'][number] => {
      if (part.kind === 'rich') {
        const { html } = part.body.rich_message
        return {
          message: { kind: 'telegram-rich', html },
          sizes: [{ what: 'characters', is: html.length, most: limits.richText }],
        }
      }
      if (part.kind === 'photo') return { message: { kind: 'picture', id: part.picture }, sizes: [] }
      const { text, entities, reply_markup: keyboard } = part.body
      const buttons = (keyboard?.inline_keyboard ?? []).map((row) => row.map(({ text: label }) => label))
      return {
        message: { kind: 'telegram', text, entities, buttons },
        sizes: [
          { what: 'characters', is: text.length, most: limits.text },
          { what: 'formats', is: entities.length, most: limits.entities },
        ],
      }
    }),
  })
}

async function slackSpecimen({ slack }: Config) {
  const { limits } = await import('../../../adapters/slack/limits.ts')
  const { weightOfBlocks } = await import('../../../adapters/slack/render/measure.ts')
  const { renderDoc } = await import('../../../adapters/slack/render/render.ts')
  const named = { slash: slack?.command ?? '/brief', prefix: 'briefwire' }
  const fold = slack?.fold ?? true
  return (name: Specimen['name'], doc: Doc): Specimen => ({
    name,
    messages: renderDoc(doc, named).map(({ blocks, folded, hint }) => {
      const shown = fold && folded ? folded : blocks
      return {
        message: { kind: 'slack', blocks: hint ? [...shown, hint] : shown },
        sizes: [
          { what: 'blocks', is: shown.length, most: limits.message.blocks },
          { what: 'weight', is: weightOfBlocks(shown), most: limits.message.weight },
        ],
      }
    }),
  })
}
