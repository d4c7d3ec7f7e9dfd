import { readFileSync } from 'node:fs'

/** One line of what people write in a newsroom. */
export interface ChatLine {
  readonly language: 'en' | 'zh'
  readonly kind: 'talk' | 'post'
  /** To nobody, in answer to a colleague, naming one, or naming the bot. */
  readonly how: 'plain' | 'reply' | 'mention' | 'bot'
  readonly text: string
}

/** A hundred lines of a newsroom, in two languages, half of them talk. */
export const chatLines: readonly ChatLine[] = readFileSync(new URL('./chat-lines.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => {
    const [language, kind, how, text = ''] = line.split('\t')
    if (language !== 'en' && language !== 'zh') throw new Error(`no language: ${line}`)
    if (kind !== 'talk' && kind !== 'post') throw new Error(`neither talk nor post: ${line}`)
    if (how !== 'plain' && how !== 'reply' && how !== 'mention' && how !== 'bot') throw new Error(`how? ${line}`)
    return { language, kind, how, text: text.replaceAll('\\n', '\n') }
  })
