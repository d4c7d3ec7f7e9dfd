import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { createReadPage } from '../../src/link-preview/fetch-page.ts'
import { isPublic } from '../../src/link-preview/public-address.ts'

const servers: Server[] = []
const allowed = createReadPage({ allow: ['127.0.0.1', '::1', 'localhost'] })

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

const page = (html: string | Buffer, type = 'text/html; charset=utf-8') =>
  serve((_, response) => response.writeHead(200, { 'content-type': type }).end(html))

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

describe('what a page says of itself', () => {
  it('is what it tells other sites first, then its own title', async () => {
    const at = await page(`<html><head><title>Rates fall – The Ledger</title>
      <meta property="og:title" content="Rates &amp; wallets fall"><meta name="description" content="The bank  did it.">
      <meta property="og:site_name" content="The Ledger"></head><body><svg><title>Logo</title></svg></body></html>`)
    expect(await allowed(`${at}/a?utm_source=feed&id=7#top`)).toEqual({
      url: `${at}/a?id=7`,
      title: 'Rates & wallets fall',
      description: 'The bank did it.',
      site: 'The Ledger',
    })
  })

  it('leaves the name of the site off a title', async () => {
    const at = await page('<meta property="og:site_name" content="The Ledger"><title>Rates fall | The Ledger</title>')
    expect(await allowed(at)).toMatchObject({ title: 'Rates fall', description: null })
  })

  it('takes the address that the page gives itself, unless it leads elsewhere', async () => {
    const own = await page('<title>Rates fall</title><link rel="canonical" href="/real">')
    expect((await allowed(`${own}/copy`)).url).toBe(`${own}/real`)
    for (const href of ['https://elsewhere.example/x', '/', 'javascript:alert(1)']) {
      const at = await page(`<title>Rates fall</title><link rel="canonical" href="${href}">`)
      expect((await allowed(`${at}/copy`)).url).toBe(`${at}/copy`)
    }
  })

  it.each([
    [
      'the header',
      Buffer.from('<title>\xd1\xeb\xd0\xd0\xbd\xb5\xcf\xa2</title>', 'latin1'),
      'text/html; charset=GB2312',
    ],
    [
      'the page',
      Buffer.from('<meta charset="gbk"><title>\xd1\xeb\xd0\xd0\xbd\xb5\xcf\xa2</title>', 'latin1'),
      'text/html',
    ],
    ['nobody', Buffer.from('<title>央行降息</title>'), 'text/html; charset=no-such'],
  ])('is read in the charset that %s names', async (_, html, type) => {
    expect((await allowed(await page(html, type))).title).toBe('央行降息')
  })

  it('is read although it is packed', async () => {
    const at = await serve((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync('<title>Rates fall</title>')),
    )
    expect((await allowed(at)).title).toBe('Rates fall')
  })

  it('ends with its head, however much follows', async () => {
    const at = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('<head><title>Rates fall</title></head><body>')
      // The rest never comes.
    })
    expect((await allowed(at)).title).toBe('Rates fall')
  })

  it('is left when it never ends', async () => {
    const at = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const more = () => {
        while (response.write('<p>'.repeat(10_000)));
      }
      response.on('drain', more)
      more()
    })
    await expect(allowed(at)).rejects.toThrow('does not say what it is called')
  })

  it('is said in its head: what the body says of other things does not count', async () => {
    const at = await page('<head><title>Rates fall</title></head><body><meta property="og:title" content="Adverts">')
    expect((await allowed(at)).title).toBe('Rates fall')
    const headless = await page('<title>Rates fall</title><body><meta name="description" content="Adverts">')
    expect(await allowed(headless)).toMatchObject({ title: 'Rates fall', description: null })
  })

  it('is read in its charset although it comes a byte at a time', async () => {
    const bytes = Buffer.from('<meta charset="gbk"><title>\xd1\xeb\xd0\xd0\xbd\xb5\xcf\xa2</title>', 'latin1')
    const at = await serve(async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      for (const byte of bytes) {
        response.write(Uint8Array.of(byte))
        await new Promise(setImmediate)
      }
      response.end()
    })
    expect((await allowed(at)).title).toBe('央行降息')
  })

  // Read beside the test, which a reader that goes on for half a minute would hold up too.
  it.each(['<b>', '<li><ul>', '<svg>', '<x><y z>', '<title>', '<link rel="canonical ', '<meta name="a&amp;'])(
    'holds nobody up when it is made of %s',
    async (unit) => {
      const html = `<head><title>Rates fall</title>${unit.repeat(Math.ceil(1024 ** 2 / unit.length))}`
      const at = await serve((_, response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync(html)),
      )
      const reader = new Worker(join(import.meta.dirname, 'children', 'reader.ts'), { workerData: at })
      onTestFinished(() => void reader.terminate())
      expect((await once(reader, 'message'))[0]).toBe('Rates fall')
    },
    60_000,
  )

  it('has a title in its first megabyte or none', async () => {
    const at = await page(`<!-- ${'x'.repeat(1024 * 1024)} --><title>Too late</title>`)
    await expect(allowed(at)).rejects.toThrow('Send the headline with the link')
  })
})

describe('what is no page', () => {
  it.each([
    ['application/pdf', '%PDF', 'PDF'],
    ['image/png', 'x', 'no web page'],
    ['text/html', '<p>no title</p>', 'does not say what it is called'],
  ])('%s: says what to do', async (type, body, words) => {
    const at = await page(body, type)
    await expect(allowed(at)).rejects.toThrow(words)
    await expect(allowed(at)).rejects.toThrow('Send the headline with the link')
  })

  it('says what the site answered', async () => {
    const at = await serve((_, response) => response.writeHead(404).end())
    await expect(allowed(at)).rejects.toThrow('404')
  })

  it('gives up on a site that does not answer', async () => {
    const at = await serve(() => {})
    await expect(createReadPage({ allow: ['127.0.0.1'], patienceMs: 50 })(at)).rejects.toThrow('in time')
  })

  it('says so where nobody listens', async () => {
    await expect(allowed('http://127.0.0.1:1/')).rejects.toThrow('cannot be reached')
  })
})

describe('where a link may lead', () => {
  it('follows a few redirects', async () => {
    const at = await serve(({ url = '' }, response) => {
      const hop = Number(url.slice(1))
      if (hop === 5) response.writeHead(200, { 'content-type': 'text/html' }).end('<title>There</title>')
      else response.writeHead(302, { location: `/${hop + 1}` }).end()
    })
    expect(await allowed(`${at}/0`)).toMatchObject({ title: 'There', url: `${at}/5` })
    await expect(allowed(`${at}/-1`)).rejects.toThrow('without end')
  })

  it.each([
    'http://127.0.0.2/',
    'http://[::1]:80/',
    'file:///etc/passwd',
    'http://user:secret@example.com/',
    'http://10.0.0.1',
  ])('checks every redirect: %s', async (location) => {
    const at = await serve((_, response) => response.writeHead(301, { location }).end())
    const strict = createReadPage({ allow: ['127.0.0.1'] })
    await expect(strict(at)).rejects.toThrow(/not public|no address|name or password/)
  })

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.100.100.200/',
    'http://[fd00:ec2::254]/',
    'http://192.168.1.1/',
    'http://224.0.0.1/',
  ])('asks nothing private: %s', async (address) => {
    await expect(createReadPage()(address)).rejects.toThrow('not public')
  })

  it('looks at where a name leads when it connects, not at the name', async () => {
    let asked = 0
    const at = await serve((_, response) => {
      asked++
      response.end()
    })
    const port = new URL(at).port
    // The name may be asked on any port; its address may not be asked at all.
    await expect(createReadPage({ allow: ['localhost'] })(`http://localhost:${port}/`)).rejects.toThrow('not public')
    expect(asked).toBe(0)
  })

  it('says in Chinese what is wrong, where that is read', async () => {
    const read = createReadPage()
    await expect(read('http://127.0.0.1/', 'zh')).rejects.toThrow('这个地址不是公开的')
    await expect(read('http://example.com:22/', 'zh')).rejects.toThrow('22 端口')
    await expect(read('not an address', 'zh')).rejects.toThrow('这不是网页地址')
    await expect(read('https://me:secret@example.com/', 'zh')).rejects.toThrow('用户名或密码')
  })

  it('asks only the ports of the web, and nothing but the web', async () => {
    await expect(createReadPage()('http://example.com:22/')).rejects.toThrow('port 22')
    await expect(createReadPage()('ftp://example.com/')).rejects.toThrow('no address of a web page')
    await expect(createReadPage()('not an address')).rejects.toThrow('no address of a web page')
    await expect(createReadPage()('https://me:secret@example.com/')).rejects.toThrow('name or password')
  })

  it.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111'])('%s is public', (address) => expect(isPublic(address)).toBe(true))
  it.each(['172.31.255.255', 'fe80::1%eth0', 'ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::', '255.255.255.255', 'name'])(
    '%s is not',
    (address) => expect(isPublic(address)).toBe(false),
  )
})
