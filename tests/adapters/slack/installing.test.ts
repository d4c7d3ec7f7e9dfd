import { describe, expect, it } from 'vitest'
import { first } from './look.ts'
import { install, several } from './several.ts'

/** What a browser is shown. */
async function visit(url: string, language = 'en'): Promise<{ status: number; location: string | null; text: string }> {
  const response = await fetch(url, { redirect: 'manual', headers: { 'accept-language': language } })
  return { status: response.status, location: response.headers.get('location'), text: await response.text() }
}

describe('installing', () => {
  it('begins on our page for whoever began on Slack’s own, and comes without a state', async () => {
    const { slack, url, rows } = await several('http')
    slack.state.codes.set('code-T1', 'T1')
    const { status, location } = await visit(`${url}/slack/oauth_redirect?code=code-T1`)
    expect(status).toBe(302)
    const page = new URL(location ?? '', `${url}/slack/oauth_redirect`)
    expect(page.href).toBe(`${url}/slack/install`)
    expect((await visit(page.href)).location).toContain(`${slack.url}/authorize?`)
    // The code of a stranger's link is worth nothing by itself.
    expect([rows.rows.size, slack.calls('oauth.v2.access').length]).toEqual([0, 0])
    expect((await install(slack, url, 'T1')).status).toBe(200)
  })

  it.each([
    ['en-GB,en;q=0.9', /Nothing was added, and nothing has changed/, /<html lang="en">/],
    ['fr, zh-CN;q=0.8, en;q=0.5', /没有添加任何内容，一切照旧/, /<html lang="zh">/],
  ])('is called off calmly, in the language of the browser (%s)', async (language, words, lang) => {
    const { url, rows, log } = await several('http')
    const { status, text } = await visit(`${url}/slack/oauth_redirect?error=access_denied&state=x`, language)
    expect(status).toBe(200)
    expect(text).toMatch(words)
    expect(text).toMatch(lang)
    expect(text).toContain('<a href="install">')
    expect([rows.rows.size, log]).toEqual([0, []])
  })

  it('says what went wrong without showing what came with the address', async () => {
    const { slack, url } = await several('http')
    const refused = await visit(`${url}/slack/oauth_redirect?error=invalid_scope%3Cscript%3E&state=x`)
    expect(refused.text).toContain('Slack did not go on (invalid_scopescript)')
    const late = await install(slack, url, 'T1', 'slack-app-oauth-state=other')
    expect(late.status).toBe(400)
    expect(await late.text()).toContain('too late, twice, or in another browser')
    slack.fail({ method: 'oauth.v2.access', how: { kind: 'error', error: 'invalid_code' } })
    const failed = await install(slack, url, 'T1')
    expect(failed.status).toBe(500)
    const text = await failed.text()
    expect(text).toContain('It did not work this time')
    expect(text).not.toContain('invalid_code')
  })

  it('ends with what to do next, and a way into Slack', async () => {
    const { slack, url } = await several('http')
    const text = await (await install(slack, url, 'T1')).text()
    expect(text).toContain('/invite @Briefwire, then /brief subscribe')
    expect(text).toContain('<a href="slack://app?team=T1&amp;id=A1">')
  })

  it('of a whole organisation answers in each of its workspaces', async () => {
    const { slack, url, rows, adapter, host } = await several('http')
    const { botUser } = slack.team('E1')
    slack.channel('C9', { team: 'E1', members: [botUser, 'U9'] })
    slack.person('U9', { team: 'T9' })
    const text = await (await install(slack, url, 'E1')).text()
    expect(text).toContain('Now choose the workspaces that it may work in')
    expect([[...rows.rows.keys()], adapter.accounts()]).toEqual([['E1'], ['E1']])
    await slack.slash({ channel: 'C9', user: 'U9', text: 'latest', team: 'E1' })
    await first(slack, () => slack.whispered('C9', 'U9'))
    expect(host.queries).toMatchObject([{ target: { account: 'E1', chat: 'C9' }, person: { id: 'E1/U9' } }])
  })
})
