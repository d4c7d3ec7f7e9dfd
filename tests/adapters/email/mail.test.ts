import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readAddress } from '../../../adapters/email/address.ts'
import { examine } from '../../../adapters/email/doctor.ts'
import { createSeal } from '../../../adapters/email/links.ts'
import { compose, messageIdOf } from '../../../adapters/email/mail.ts'
import { render } from '../../../adapters/email/render/index.ts'
import { type Block, type Doc, masked } from '../../../src/doc.ts'
import { failureIn } from '../../contracts/adapter.suite.ts'
import { smtpPassword } from '../../fakes/smtp.ts'
import { emailRoom, optionsFor, site } from './setup.ts'

const looks = { archive: site, brief: 'Daily brief' }
const item = (number: number, body: string, more: object = {}): Block => ({
  kind: 'item',
  number,
  headline: `Headline ${number}`,
  body: [body],
  source: { name: 'The Ledger', url: 'https://ledger.example/' },
  topics: ['payments'],
  note: null,
  open: null,
  ...more,
})
const issue = (blocks: readonly Block[], more: Partial<Doc> = {}): Doc => ({
  language: 'en',
  page: `${site}/issues/129`,
  blocks: [{ kind: 'title', text: 'Daily brief', note: 'Issue 129' }, ...blocks],
  ...more,
})
const links = { settings: `${site}/reader/s`, unsubscribe: `${site}/unsubscribe/u` }
const options = optionsFor(1)
const written = async (doc: Doc) => {
  const [part] = render(doc, looks)
  if (part === undefined) throw new Error('no mail')
  const letter = { to: 'ann@example.com', part, links, answers: null, at: Date.UTC(2026, 10, 27) }
  const raw = await compose(options, letter, messageIdOf(options, '7.0'))
  return { raw: String(raw), mail: await PostalMime.parse(raw) }
}

describe('a mail', () => {
  it('stays below what Gmail shows however long the issue is: what does not fit is named, or counted, and on the web', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(900),
        fc.nat(3000),
        fc.constantFrom('x', '付', '&', '😀'),
        async (count, length, unit) => {
          const items = Array.from({ length: count }, (_, at) => item(at + 1, unit.repeat(length)))
          const { mail } = await written(issue(items))
          expect(Buffer.byteLength(mail.html ?? '')).toBeLessThan(100_000)
          const named = mail.text?.match(/^\d+\. Headline \d+$/gm)?.length ?? 0
          const left = Number(
            /(\d+) more items? did/.exec(mail.text ?? '')?.[1] ?? (mail.text?.includes('One more item') ? 1 : 0),
          )
          expect(named + left).toBe(count)
          if (left > 0) expect(mail.text).toContain(`Read the rest on the web: ${site}/issues/129`)
        },
      ),
      { numRuns: 12 },
    )
    const { mail } = await written(issue([item(1, 'x'.repeat(80_000)), item(2, 'y'.repeat(30_000)), item(3, 'short')]))
    // What is too long is a headline that leads to its page; what fits behind it is whole.
    expect(mail.html).toContain(`href="${site}/issues/129/2"`)
    expect(mail.text).toContain('short')
    expect(mail.text).not.toContain('yyyy')
  })

  it('says in its head what it is, in letters that any server passes on, and in nobody else’s words', async () => {
    const title = '每日简报：支付行业与跨境电商的最新动态，一共十二条'
    const { raw, mail } = await written(
      issue([], {
        language: 'zh',
        blocks: [{ kind: 'title', text: `${title}\r\nBcc: eve@example.com\u202e`, note: null }],
      }),
    )
    expect(mail.subject).toBe(`${title} Bcc: eve@example.com`)
    expect(mail.bcc).toBeUndefined()
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
    expect(head).toMatch(/^[\x20-\x7e\r\n]*$/)
    for (const word of head.match(/=\?[^?]+\?[BQ]\?[^?]*\?=/g) ?? []) expect(word.length).toBeLessThanOrEqual(75)
    expect(head).toContain(`List-Unsubscribe: <${links.unsubscribe}>\r\n`)
    expect(mail.html).toContain('lang="zh-Hans"')
    expect([messageIdOf(options, '7.0'), messageIdOf(options, '7.1')].map((id) => id === mail.messageId)).toEqual([
      true,
      false,
    ])
    expect(messageIdOf({ ...options, site: 'https://other.example.org' }, '7.0')).not.toBe(mail.messageId)
  })

  it('leads to pages where a chat has buttons, and asks for pictures only where there are some', async () => {
    const open = { label: 'Open 1', command: 'issue 129 headlines 1' }
    const { mail } = await written(
      issue([
        item(1, '', { body: [], source: null, topics: [], open }),
        item(2, 'Seen', { photos: ['p'.repeat(20)], topicNames: { payments: 'Payments' } }),
        { kind: 'actions', actions: [{ label: '👍 2', command: 'feedback 129.2 up' }] },
        {
          kind: 'paragraph',
          text: [
            { kind: 'text', text: '2 more: ' },
            { kind: 'command', line: 'issue 128' },
          ],
        },
      ]),
    )
    expect(mail.html).toContain(`<a href="${site}/issues/129/1"`)
    expect(mail.html).toContain(`<a href="${site}/issues/128"`)
    expect(mail.html).toContain(`src="${site}/pictures/${'p'.repeat(20)}"`)
    expect(mail.html).toMatch(/topics\/payments"[^>]*>Payments</)
    expect(mail.html).not.toContain('feedback')
    expect((await written(issue([item(1, 'Seen')]))).mail.html).not.toContain('<img')
  })
})

describe('the way to the mail server', () => {
  it('is one connection for many mails, made anew when the server has ended it', async () => {
    const room = await emailRoom()
    onTestFinished(async () => {
      await room.adapter.close()
      await room.end()
    })
    const [part] = room.adapter.render(issue([]))
    if (part === undefined) throw new Error('no mail')
    const send = () =>
      room.adapter.send(room.target, part, { signal: AbortSignal.timeout(5000), first: null, once: '1.0' })
    const ids = [await send(), await send()]
    expect([new Set(ids).size, room.smtp.seen]).toEqual([1, { connections: 1, logins: 1 }])
    // A refused mail is not the end of a connection; a server that says goodbye is.
    room.smtp.answer('recipient', '550 5.1.1 No such user')
    await send().catch(() => {})
    await send()
    expect(room.smtp.seen.connections).toBe(1)
    room.smtp.answer('sender', '421 4.4.2 Timeout')
    await send().catch(() => {})
    await send()
    expect(room.smtp.seen).toEqual({ connections: 2, logins: 2 })
    expect(room.smtp.mails).toHaveLength(4)
  })

  it.each([
    ['recipient', 'unavailable'],
    ['data', 'uncertain'],
  ] as const)('is given up in time: at the %s that is %s', async (when, kind) => {
    const room = await emailRoom()
    onTestFinished(async () => {
      await room.adapter.close()
      await room.end()
    })
    const [part] = room.adapter.render(issue([]))
    if (part === undefined) throw new Error('no mail')
    const ending = new AbortController()
    room.smtp.answer(when, 'silence')
    void room.smtp.hanging.then(() => ending.abort())
    const thrown = await room.adapter
      .send(room.target, part, { signal: ending.signal, first: null })
      .catch((error: unknown) => error)
    expect(failureIn(thrown)?.kind).toBe(kind)
  })

  it('is looked at by the doctor, who sends nothing and says what to do', async () => {
    const { smtp, end, adapter } = await emailRoom()
    const { server, from } = optionsFor(smtp.port)
    expect(await examine({ server, from })).toMatchObject([{ ok: true }, { ok: true }])
    const [refused] = await examine({ server: { ...server, password: 'wrong' }, from })
    expect(refused).toMatchObject({ ok: false, message: expect.stringMatching(/refuses the login \(535 .*SMTP_URL/) })
    const [plain] = await examine({ server: { ...server, needsTls: true }, from })
    expect(plain?.message).toMatch(/encryption cannot be trusted/)
    expect(JSON.stringify([refused, plain])).not.toContain(smtpPassword)
    expect(smtp.mails).toEqual([])
    await adapter.close()
    await end()
    const [away] = await examine({ server, from })
    expect(away?.message).toMatch(/cannot be reached.*Check host and port/)
  })
})

describe('an address', () => {
  it('is kept in one way, and shown in part', () => {
    expect(readAddress(' Ann@Bücher.Example ')).toBe('ann@xn--bcher-kva.example')
    for (const wrong of [
      'ann',
      'ann@localhost',
      'a b@x.org',
      'ann@x.org\nBcc: b@y.org',
      '<ann@x.org>',
      `${'x'.repeat(65)}@x.org`,
      '.a@x.org',
    ])
      expect(readAddress(wrong)).toBeNull()
    expect(masked('to ann@example.org and 1001')).toBe('to a…@example.org and 1001')
  })

  it('stands in links sealed: opened by the keys there are, and for its purpose alone', () => {
    const [one, two] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
    const [former, both] = [createSeal([one ?? '']), createSeal([two ?? '', one ?? ''])]
    const sealed = former.seal('settings', 'ann@example.org')
    expect(sealed).toBe(former.seal('settings', 'ann@example.org'))
    expect(both.open('settings', sealed)).toBe('ann@example.org')
    expect(createSeal([two ?? '']).open('settings', sealed)).toBeNull()
    expect(both.open('unsubscribe', sealed)).toBeNull()
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'b', '-'), (at, letter) => {
        const forged = sealed.slice(0, at) + letter + sealed.slice(at + 1)
        if (Buffer.from(forged, 'base64url').equals(Buffer.from(sealed, 'base64url'))) return
        expect(both.open('settings', forged)).toBeNull()
      }),
    )
  })

  it('never stands in a log', () => {
    const code = `const { createLog } = await import(${JSON.stringify(new URL('../../../src/log.ts', import.meta.url).href)})
      const log = createLog({ level: 'info', secrets: [], fd: 1, terminal: false, colour: false })
      log.info({ chat: 'ann@example.org', reason: 'no <bob@x.example>: "@name", @slack/bolt' }, 'to cyd@xn--bcher-kva.example')`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
    expect(stdout).toContain('"chat":"[address]"')
    expect(stdout).toContain('@name')
    expect(stdout).not.toMatch(/ann@|bob@|cyd@/)
  })
})
