import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/ingest/parse.ts'
import type { Item } from '../../src/model.ts'

const folder = new URL('./corpus/', import.meta.url)
const files = readdirSync(folder).sort()

/** The right answer to a newsletter; what it does not name is not looked at. */
interface Right {
  readonly title?: string
  readonly date?: string | null
  readonly sections?: readonly {
    readonly title: string | null
    readonly items: readonly (Pick<Item, 'headline' | 'body' | 'source'> & Partial<Pick<Item, 'topics'>>)[]
  }[]
  readonly footer?: readonly string[]
  /** Texts that stand in the footer, somewhere. */
  readonly footerHas?: readonly string[]
  readonly problems?: readonly unknown[]
  readonly reading?: string
  readonly confidence?: 'high' | 'low'
  /** The day on which it is read. */
  readonly today?: string
}

const rightAnswer = (name: string): Right =>
  JSON.parse(readFileSync(new URL(name.replace(/\.[^.]+$/, '.expected.json'), folder), 'utf8'))

describe('a newsletter as people paste it', () => {
  const newsletters = files.filter((name) => !name.endsWith('.json'))

  it('comes in many shapes', () => {
    expect(newsletters.length).toBeGreaterThanOrEqual(60)
  })

  it.each(newsletters)('%s', (name) => {
    const right = rightAnswer(name)
    const text = readFileSync(new URL(name, folder), 'utf8')
    const parsed = parse(text, { topics: [], ...(right.today ? { today: right.today } : {}) })
    const sections = parsed.sections.map(({ title, items }, section) => ({
      title,
      items: items.map(({ headline, body, source, topics }, at) => ({
        headline,
        body,
        source,
        ...(right.sections?.[section]?.items[at]?.topics ? { topics } : {}),
      })),
    }))
    const seen: Right = {
      ...(right.title === undefined ? {} : { title: parsed.title }),
      ...(right.date === undefined ? {} : { date: parsed.date }),
      ...(right.sections ? { sections } : {}),
      ...(right.footer ? { footer: parsed.footer } : {}),
      ...(right.footerHas
        ? { footerHas: right.footerHas.filter((words) => parsed.footer.some((line) => line.includes(words))) }
        : {}),
      ...(right.problems ? { problems: parsed.problems } : {}),
      ...(right.reading ? { reading: parsed.reading.kind ?? 'none' } : {}),
      ...(right.confidence ? { confidence: parsed.reading.sure ? 'high' : 'low' } : {}),
      ...(right.today ? { today: right.today } : {}),
    }
    expect(seen).toEqual(right)
  })
})
