import { expect, it } from 'vitest'
import { startApp } from '../../main/app.ts'
import { signIn } from './browser-less.ts'

const ready = (environment: Record<string, string> = {}) =>
  startApp({ ADMINS: 'telegram:1001,telegram:1002', ...environment })

it('lets an editor in by a link that works once, and only when the person presses the button', async () => {
  const app = await ready()
  const { url, store } = app
  const { code, opened, cookie, get } = await signIn(app, 'telegram:1001')
  expect(opened.status).toBe(303)
  expect(opened.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
  expect(cookie).not.toContain(code)
  expect((await get('/desk')).status).toBe(200)
  // What a program that shows links sees uses nothing up.
  const { code: other } = await signIn(app, 'telegram:1002')
  for (const used of [code, other, 'NOSUCHCODE']) {
    const again = await fetch(`${url}/sign-in/${used}`, {
      method: 'POST',
      headers: { origin: url },
      redirect: 'manual',
    })
    expect([again.status, again.headers.get('set-cookie')]).toEqual([410, null])
  }
  // Nothing that opens a door lies in the database.
  expect(await store.session(cookie.split('=')[1] ?? '', 0)).toBeNull()
})

it('is closed to whoever has no session, another one than there is, or no place at the desk any more', async () => {
  const app = await ready()
  const stranger = await signIn(app, 'telegram:6666')
  for (const cookie of ['', 'briefwire_session=forged', stranger.cookie])
    for (const path of ['/desk', '/deliveries', '/issues/1/preview']) {
      const refused = await fetch(`${app.url}${path}`, { headers: { cookie } })
      expect([path, refused.status]).toEqual([path, 401])
      expect(await refused.text()).toContain('for the editors')
    }
})

it('changes nothing without the token of its own page', async () => {
  const app = await ready()
  const [ann, bob] = [await signIn(app, 'telegram:1001'), await signIn(app, 'telegram:1002')]
  const theirs = await bob.csrf('/desk')
  expect(theirs).not.toBe('')
  for (const csrf of ['', 'forged', theirs]) expect((await ann.post('/sign-out', { csrf })).status).toBe(403)
  const own = await ann.csrf('/desk')
  expect((await ann.post('/sign-out', { csrf: own }, { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await ann.get('/desk')).status).toBe(200)
  expect((await ann.post('/sign-out', { csrf: own })).status).toBe(200)
  expect((await ann.get('/desk')).status).toBe(401)
  expect((await bob.get('/desk')).status).toBe(200)
})

it('signs out everywhere, and marks the cookie for https alone where the public comes by it', async () => {
  const app = await ready({ PUBLIC_URL: 'https://brief.example.org' })
  const [here, there] = [await signIn(app, 'telegram:1001'), await signIn(app, 'telegram:1001')]
  expect(here.opened.headers.get('set-cookie')).toMatch(/^__Host-.*Secure/)
  expect((await there.get('/desk')).status).toBe(200)
  await here.post('/sign-out', { csrf: await here.csrf('/desk'), where: 'everywhere' })
  for (const each of [here, there]) expect((await each.get('/desk')).status).toBe(401)
})
