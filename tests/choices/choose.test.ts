import { describe, expect, it } from 'vitest'
import { chooserOf, chosenOf, wordsOf } from '../../src/choices/choose.ts'
import { mergeWants } from '../../src/choices/merge.ts'
import { defaultWants, type Wants } from '../../src/model.ts'
import { draftOf, item } from '../fakes/drafts.ts'

const draft = draftOf(
  item(1, 'Alipay opens in Peru', 'payments'),
  item(2, 'Bitcoin falls', 'crypto'),
  item(3, 'Alipay takes bitcoins', 'payments', 'crypto'),
  item(4, '支付宝进入秘鲁', 'payments'),
  item(5, 'A bakery opens'),
  { ...item(6, 'A shop closes', 'retail'), body: ['It never took ALIPAY.', 'See https://alipay.example/bitcoin'] },
)
const numbers = (wants: Partial<Wants>): string =>
  chosenOf(draft, mergeWants(defaultWants, wants))
    .map(({ number }) => number)
    .join()

describe('a selection', () => {
  it.each([
    [{}, '1,2,3,4,5,6'],
    [{ topics: ['payments'] }, '1,3,4'],
    [{ except: ['crypto'] }, '1,3,4,5,6'],
    [{ except: ['crypto', 'payments'] }, '5,6'],
    // Words in headline or body, whatever their case and number; Chinese ones anywhere; addresses say nothing.
    [{ topics: ['retail'], follow: ['alipay', '支付'] }, '1,3,4,6'],
    [{ mute: ['bitcoin'] }, '1,4,5,6'],
    [{ topics: ['crypto'], mute: ['alipay'] }, '2'],
    // What is muted stays away even if it is followed.
    [{ follow: ['alipay'], followedOnly: true, mute: ['bitcoin'] }, '1,6'],
    [{ follow: ['=Alipay'], followedOnly: true }, '1,3'],
    [{ follow: ['nothing of the kind'], followedOnly: true }, ''],
  ] as const)('%j is %s', (wants, expected) => {
    expect(numbers(wants)).toBe(expected)
  })

  it('is the same among many others', () => {
    const all = [
      { follow: ['alipay'], topics: ['retail'] },
      { mute: ['bitcoin'] },
      { mute: ['shop', '支付宝'], except: ['crypto'] },
    ].map((each) => mergeWants(defaultWants, each))
    const choose = chooserOf(draft, wordsOf(all))
    for (const each of all) expect(choose(each)).toEqual(chosenOf(draft, each))
  })
})

describe('what somebody asks for next', () => {
  const from = (known: Partial<Wants>, asked: Partial<Wants>): Partial<Wants> =>
    mergeWants(mergeWants(defaultWants, known), asked)

  it('takes the place of what it contradicts, and of nothing else', () => {
    expect(from({ except: ['crypto'], mute: ['x'] }, { topics: ['retail'] })).toMatchObject({
      topics: ['retail'],
      except: [],
      mute: ['x'],
    })
    expect(from({ topics: ['retail'] }, { except: ['crypto'] })).toMatchObject({ topics: [], except: ['crypto'] })
    expect(from({ except: ['crypto'] }, { topics: [] })).toMatchObject({ topics: [], except: [] })
    expect(from({ follow: ['a'], followedOnly: true }, { topics: ['retail'] })).toMatchObject({ followedOnly: false })
    expect(from({ follow: ['a'], followedOnly: true }, { mute: ['b'] })).toMatchObject({ followedOnly: true })
    expect(from({ follow: ['a'], followedOnly: true }, { follow: [] })).toMatchObject({ followedOnly: false })
    expect(from({ topics: ['retail'], follow: ['a'] }, { followedOnly: true })).toMatchObject({ topics: [] })
  })

  it('is a full hour where no minutes are said, and no days where all are', () => {
    expect(from({ hour: 7, minute: 30 }, { hour: 8 })).toMatchObject({ hour: 8, minute: 0 })
    expect(from({ hour: 7, minute: 30 }, { timeZone: 'UTC' })).toMatchObject({ hour: 7, minute: 30 })
    expect(from({ hour: 7, minute: 30 }, { hour: null })).toMatchObject({ hour: null, minute: 0 })
    expect(from({}, { days: [7, 1, 2, 3, 4, 5, 6, 1] })).toMatchObject({ days: [] })
    expect(from({}, { days: [7, 1, 1] })).toMatchObject({ days: [1, 7] })
    expect(from({}, { quiet: { from: 60, to: 60 } })).toMatchObject({ quiet: null })
  })
})
