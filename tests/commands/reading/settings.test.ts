import { describe, expect, it } from 'vitest'
import type { Wants } from '../../../src/model.ts'
import { buttonOf, buttonsOf, newsdesk, wordsOf } from '../../fakes/newsdesk.ts'

async function begin(language: 'en' | 'zh' = 'en') {
  const desk = newsdesk()
  const cyd = desk.as('Cyd', { language })
  await cyd.gives('subscribe')
  const wants = () => desk.store.subscription(cyd.target)
  return { ...desk, cyd, wants }
}

const said: readonly (readonly [line: string, wants: Partial<Wants>])[] = [
  ['hour 8', { hour: 8, minute: 0 }],
  ['hour 8am', { hour: 8, minute: 0 }],
  ['hour 08:30', { hour: 8, minute: 30 }],
  ['hour 8点半', { hour: 8, minute: 30 }],
  ['hour 早上8点', { hour: 8, minute: 0 }],
  ['hour ２０：１５', { hour: 20, minute: 15 }],
  ['hour noon', { hour: 12, minute: 0 }],
  ['hour 中午', { hour: 12, minute: 0 }],
  ['时间 晚上9点', { hour: 21, minute: 0 }],
  ['hour now', { hour: null }],
  ['hour 立刻', { hour: null }],
  ['zone Berlin', { timeZone: 'Europe/Berlin' }],
  ['zone 柏林', { timeZone: 'Europe/Berlin' }],
  ['zone Germany', { timeZone: 'Europe/Berlin' }],
  ['zone 德国', { timeZone: 'Europe/Berlin' }],
  ['时区 北京时间', { timeZone: 'Asia/Shanghai' }],
  ['zone UTC+8', { timeZone: '+08:00' }],
  ['zone 东八区', { timeZone: '+08:00' }],
  ['zone asia/shanghai', { timeZone: 'Asia/Shanghai' }],
  ['zone Portland, Maine', { timeZone: 'America/New_York' }],
  ['zone default', { timeZone: null }],
  ['language 中文', { language: 'zh' }],
  ['language Chinese', { language: 'zh' }],
  ['language zh-CN', { language: 'zh' }],
  ['语言 英语', { language: 'en' }],
  ['language English', { language: 'en' }],
  ['format 标题', { format: 'headlines' }],
  // The thing alone, without the name of the setting.
  ['8:30 please', { hour: 8, minute: 30 }],
  ['中文', { language: 'zh' }],
  ['headlines', { format: 'headlines' }],
  ['New York', { timeZone: 'America/New_York' }],
  ['format full text', { format: 'full' }],
  ['格式 短', { format: 'headlines' }],
]

describe('settings in people’s own words', () => {
  it.each(said)('/settings %s', async (line, expected) => {
    const { cyd, wants } = await begin()
    await cyd.gives(`settings ${line}`)
    expect(await wants()).toMatchObject(expected)
  })

  it('say what clocks show there, and a fixed offset by its short name', async () => {
    const { cyd } = await begin()
    expect(wordsOf(await cyd.gives('settings zone 纽约'))).toContain('America/New_York; it is 21:12 there now')
    expect(wordsOf(await cyd.gives('settings zone UTC-3:30'))).toContain('Your time zone is UTC−3:30; it is 22:42')
  })

  it.each(['topics', 'zone', 'hour', 'format', 'language', 'days', 'quiet', 'digest'])(
    'a bare “%s” explains, has buttons, and changes nothing',
    async (name) => {
      const { cyd, wants } = await begin()
      await cyd.gives('settings zone Berlin')
      await cyd.gives('settings hour 8:30')
      await cyd.gives('settings format headlines')
      await cyd.gives('settings topics payments, retail')
      const before = await wants()
      const doc = await cyd.gives(`settings ${name}`)
      expect(buttonsOf(doc).length).toBeGreaterThan(0)
      expect(await wants()).toEqual(before)
    },
  )

  it('ask which of several places is meant', async () => {
    const { cyd, wants } = await begin()
    const doc = await cyd.gives('settings zone Birmingham')
    expect(wordsOf(doc)).toContain('Which “Birmingham” do you mean?')
    expect((await wants())?.timeZone).toBeNull()
    await cyd.presses(doc, /^Birmingham, United States of America/)
    expect((await wants())?.timeZone).toBe('America/Chicago')
    expect(buttonsOf(await cyd.gives('settings zone 美国')).length).toBeGreaterThan(4)
  })

  it('forgive a slip in the name of a city, by a press', async () => {
    const { cyd, wants } = await begin()
    const doc = await cyd.gives('settings zone Shanghia')
    expect(wordsOf(doc)).toContain('I find no place “Shanghia”')
    await cyd.presses(doc, 'Shanghai')
    expect((await wants())?.timeZone).toBe('Asia/Shanghai')
  })

  it('wait for the answer in private, and for nothing else', async () => {
    const { cyd, wants } = await begin()
    await cyd.gives('settings zone')
    expect(wordsOf(await cyd.writes('thanks'))).toBe('You are welcome!')
    await cyd.writes('Berlin')
    expect((await wants())?.timeZone).toBe('Europe/Berlin')
    await cyd.gives('settings hour')
    await cyd.writes('half past 7')
    expect(await wants()).toMatchObject({ hour: 7, minute: 30 })
    await cyd.gives('settings language')
    const doc = await cyd.writes('中文')
    expect(wordsOf(doc)).toContain('你的设置')
  })

  it('take eight to be eight where the platform says that somebody lives, once', async () => {
    const { cyd, wants } = await begin()
    const profile = { timeZone: async () => 'Europe/Berlin' }
    expect(wordsOf(await cyd.gives('settings hour 8', profile))).toContain(
      'the time in Europe/Berlin, as your profile says',
    )
    expect(await wants()).toMatchObject({ hour: 8, timeZone: 'Europe/Berlin' })
    // Whoever goes back to the brief's zone means that.
    await cyd.gives('settings zone default', profile)
    expect(wordsOf(await cyd.gives('settings quiet 22-7', profile))).not.toContain('profile')
    expect(await wants()).toMatchObject({ quiet: { from: 1320 }, timeZone: 'Asia/Shanghai' })
    await cyd.gives('settings zone Tokyo')
    expect(wordsOf(await cyd.gives('settings hour 9', profile))).not.toContain('profile')
    expect(await wants()).toMatchObject({ hour: 9, timeZone: 'Asia/Tokyo' })
  })

  it('take a place that was asked for, and ask about one that was not', async () => {
    const { cyd, wants } = await begin()
    const berlin = { location: { latitude: 52.5, longitude: 13.4 } }
    const asked = await cyd.writes('', berlin)
    expect(wordsOf(asked)).toContain('By the clock you are in Europe/Berlin.')
    expect((await wants())?.timeZone).toBeNull()
    const zones = await cyd.gives('settings zone', { locates: true })
    const here = await cyd.gives(buttonOf(zones, '📍 Where I am').command, { locates: true })
    expect(here.asksPlace).toBe('📍 Where I am')
    await cyd.writes('', { location: { latitude: 31.2, longitude: 121.5 } })
    expect((await wants())?.timeZone).toBe('Asia/Shanghai')
  })

  it.each([
    ['hour soon', 'I cannot read “soon” as a time'],
    ['zone Moon', 'I find no place “Moon”'],
    ['language Klingon', 'I do not speak “Klingon” yet'],
    ['format pdf', 'I know no format “pdf”'],
    ['colour red', 'I know no setting “colour”'],
  ])('refuse “%s”, say how, and change nothing', async (line, words) => {
    const { cyd, wants } = await begin()
    const before = await wants()
    expect(wordsOf(await cyd.gives(`settings ${line}`))).toContain(words)
    expect(await wants()).toEqual(before)
  })
})
