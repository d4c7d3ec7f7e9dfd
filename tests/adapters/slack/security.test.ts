import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { first } from './look.ts'
import { signingSecret, start } from './setup.ts'

const place = { channel: 'C1', user: 'U1', text: 'latest' }

describe('requests over HTTP', () => {
  it.each([
    ['forged', { forged: true }],
    ['older than five minutes', { skew: -301 }],
    ['from the future', { skew: 400 }],
  ])('are refused when %s', async (_, stamp) => {
    const { slack, host } = await start('http')
    expect((await slack.slash(place, stamp)).status).toBe(401)
    expect((await slack.slash(place, { skew: -200 })).status).toBe(200)
    await first(slack, () => slack.whispered('C1', 'U1'))
    expect(host.queries).toHaveLength(1)
  })

  it('are refused without a stamp or with one that is no number', async () => {
    const { url, host } = await start('http')
    const body = 'command=%2Fbrief&text=latest'
    for (const stamp of [undefined, 'soon']) {
      const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex')}`
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-slack-signature': signature }
      const response = await fetch(`${url}/slack/events`, {
        method: 'POST',
        headers: stamp === undefined ? headers : { ...headers, 'x-slack-request-timestamp': stamp },
        body,
      })
      expect(response.status).toBe(401)
    }
    expect(host.queries).toEqual([])
  })

  it('answer the challenge, and nothing but POST', async () => {
    const { slack, url } = await start('http')
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c4' })
    const stamp = String(Math.floor(Date.now() / 1000))
    const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex')}`
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': signature,
      },
      body,
    })
    expect(await response.json()).toEqual({ challenge: 'c4' })
    expect((await fetch(`${url}/slack/events`)).status).toBe(404)
    expect((await slack.slash(place)).status).toBe(200)
  })

  it('are turned away once it closes', async () => {
    const { slack, adapter } = await start('http')
    await adapter.close()
    expect((await slack.slash(place)).status).toBe(503)
  })
})

describe('the socket', () => {
  it('connects again at once when Slack asks for it', async () => {
    const { slack } = await start('socket')
    const before = slack.peer()
    before?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    await slack.until('another socket', () => slack.peer() !== null && slack.peer() !== before)
    await slack.slash(place)
    await first(slack, () => slack.whispered('C1', 'U1'))
  })

  it('survives that Slack cannot be asked for a new one', async () => {
    const { slack, log } = await start('socket')
    slack.fail({ method: 'apps.connections.open', how: { kind: 'error', error: 'internal_error' } })
    const before = slack.peer()
    before?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    await slack.until('another socket', () => slack.peer() !== null && slack.peer() !== before)
    expect(log.join('\n')).toContain('the socket to Slack could not be opened: Slack: internal_error')
    expect(log.join('\n')).not.toMatch(/xapp-|secret-ticket/)
  })

  it('says so when Slack refuses the app token', async () => {
    await expect(start('socket', { appToken: 'xapp-wrong' })).rejects.toThrow(/SLACK_APP_TOKEN/)
  })
})
