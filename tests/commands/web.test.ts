import { expect, it } from 'vitest'
import { newsdesk, wordsOf } from '../fakes/newsdesk.ts'

const brief = {
  title: 'Morning brief',
  timeZone: 'Asia/Shanghai',
  language: 'en',
  web: { address: 'https://brief.example.org', archive: null, language: 'en' },
} as const

it('gives an editor a link in private, and nobody else, and nowhere else', async () => {
  const { as, room } = newsdesk({ brief })
  const said = await as('Ann').gives('web')
  expect(JSON.stringify(said)).toContain('https://brief.example.org/sign-in/CODE1')
  expect(await room.store.signInOffered('CODE1', room.now())).toBe(false)
  expect(wordsOf(await as('Ann', { chat: 'group' }).gives('web'))).toContain('in private')
  expect(wordsOf(await as('Mallory').gives('web'))).toContain('for the editors')
  expect(wordsOf(await as('Ann').gives('web out'))).toContain('no longer good')
})

it('says so where there are no pages', async () => {
  expect(wordsOf(await newsdesk().as('Ann').gives('web'))).toContain('no pages here')
})
