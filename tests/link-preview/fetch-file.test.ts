import { createServer, type RequestListener } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { createFetchFile } from '../../src/link-preview/fetch-file.ts'

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

const allowed = createFetchFile({ allow: ['127.0.0.1'] })

it('a feed is fetched whole, behind redirects, under its name', async () => {
  const at = await serve(({ url }, response) =>
    url === '/old' ? response.writeHead(301, { location: '/feed.xml' }).end() : response.end('<rss/>'),
  )
  const { bytes, name } = await allowed(`${at}/old`)
  expect([Buffer.from(bytes).toString(), name]).toEqual(['<rss/>', 'feed.xml'])
})

it('what is refused, too large or not public is said', async () => {
  const at = await serve(({ url }, response) =>
    url === '/large' ? response.end(Buffer.alloc(3_000_000)) : response.writeHead(404).end(),
  )
  await expect(allowed(`${at}/gone`)).rejects.toThrow('The site answered 404.')
  await expect(allowed(`${at}/large`)).rejects.toThrow(/larger than 2 MB/)
  await expect(createFetchFile()(`${at}/feed.xml`)).rejects.toThrow(/not public/)
})
