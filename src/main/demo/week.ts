import type { Draft, Item, Language, Source } from '../../model.ts'
import { weekEn } from './week-en.ts'
import type { WeekItem } from './week-item.ts'
import { weekZh } from './week-zh.ts'

/** What is put right of the week that is shown. */
export interface WeekCorrection {
  /** The day of the issue, from 0. */
  readonly day: number
  /** From 0. */
  readonly item: number
  readonly kind: 'corrected' | 'retracted'
  readonly from: string
  readonly to: string
  readonly reason: string
}

interface Week {
  readonly title: string
  readonly days: readonly (readonly WeekItem[])[]
  readonly footer: string
  readonly corrections: readonly WeekCorrection[]
}

/** Until there is one in Spanish, its readers see the English week. */
const weeks: Readonly<Record<Language, 'en' | 'zh'>> = { en: 'en', es: 'en', zh: 'zh' }

const all: Readonly<Record<'en' | 'zh', Week>> = {
  en: {
    title: 'The Quayside Brief',
    days: weekEn,
    footer: 'Invented from the first word to the last, to look at.',
    corrections: [
      { day: 1, item: 2, kind: 'corrected', from: '12 million', to: '1.2 million', reason: 'a zero too many' },
      {
        day: 3,
        item: 2,
        kind: 'retracted',
        from: '',
        to: '',
        reason: 'The shop says that it has never had such tags.',
      },
      { day: 5, item: 0, kind: 'corrected', from: 'for a year', to: 'for two years', reason: 'the shop wrote to us' },
    ],
  },
  zh: {
    title: '码头早报',
    days: weekZh,
    footer: '从头到尾都是虚构的，供试看。',
    corrections: [
      { day: 1, item: 2, kind: 'corrected', from: '1200万', to: '120万', reason: '多写了一个零' },
      { day: 3, item: 2, kind: 'retracted', from: '', to: '', reason: '商家表示从来没有这样的价签。' },
      { day: 5, item: 0, kind: 'corrected', from: '一年', to: '两年', reason: '店主来信' },
    ],
  },
}

/** The invented week in a language. */
export const weekIn = (language: Language): Week => all[weeks[language]]

/** The issue of a day of it. */
export function issueOf({ title, days, footer }: Week, day: number, date: string): Draft & { readonly date: string } {
  const items = (days[day] ?? []).map(([section, headline, body, source, topics], at) => ({
    section,
    item: {
      number: at + 1,
      headline,
      body: [body],
      source: sourceOf(source),
      topics: topics.split(' '),
    } satisfies Item,
  }))
  const sections = [...Map.groupBy(items, ({ section }) => section)]
  // Numbers go through the sections as they stand.
  let number = 0
  return {
    title,
    date,
    sections: sections.map(([section, inside]) => ({
      title: section,
      items: inside.map(({ item }) => ({ ...item, number: ++number })),
    })),
    footer: [footer],
  }
}

const sourceOf = (text: string): Source => {
  const [name = '', url] = text.split(/[,，] ?(?=https:)/)
  return { name, url: url ?? null }
}
