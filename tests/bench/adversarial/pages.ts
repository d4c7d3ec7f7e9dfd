import { once } from 'node:events'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { createReadPage } from '../../../src/link-preview/fetch-page.ts'
import { startHeartbeat } from './heartbeat.ts'
import type { Held } from './held.ts'
import { fill } from './inputs.ts'

const letters = 1024 * 1024

const units = [
  '<b>',
  '<p>',
  '<li><ul>',
  '<svg>',
  '<x><y z>',
  '</b>',
  '<',
  '&amp;',
  '<!--',
  '<![CDATA[',
  '<title>',
  '<meta name=a content=b>',
  '<link rel=canonical href=',
  ' a',
  '-',
  '中',
]
const beginnings = [
  '',
  '<title>',
  '<title>x',
  '<meta name="',
  '<meta property=og:title content="',
  '<link rel="',
  '<a ',
  '<script>',
]

/** The reader of pages: each hostile page comes packed from a server of this machine. */
export async function measurePages(): Promise<readonly Held[]> {
  let page = Buffer.alloc(0)
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(page),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
  const read = createReadPage({ allow: ['127.0.0.1'] })
  const heart = startHeartbeat()
  const held: Held[] = []
  for (const beginning of beginnings)
    for (const unit of units) {
      page = gzipSync(beginning + fill(unit, letters - beginning.length))
      let longest = Number.POSITIVE_INFINITY
      for (let time = 0; time < 3 && longest > 25; time++) {
        heart.reset()
        await read(url).catch(() => {})
        longest = Math.min(longest, heart.longest())
      }
      held.push({ parser: 'a web page', input: `${beginning}${unit}${unit}…`, longest })
    }
  heart.stop()
  server.close()
  server.closeAllConnections()
  return held
}
