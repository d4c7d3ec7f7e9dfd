import { createServer, type Socket } from 'node:net'
import { Client } from 'pg'

/** What a pooler does with pool_mode=transaction: whoever asks has the one connection to the server until their transaction ends. */
export const openPooler = async (url: string): Promise<{ readonly url: string; close(): Promise<void> }> => {
  const client = new Client(url)
  client.on('error', () => {})
  await client.connect()
  const far = client.connection.stream
  far.removeAllListeners('data')
  const waiting: { readonly near: Socket; readonly said: Buffer }[] = []
  const open = new Set<Socket>()
  let owner: Socket | null = null
  const next = (): void => {
    const first = waiting.shift()
    owner = first?.near ?? null
    if (first !== undefined) far.write(first.said)
  }
  far.on('data', (said: Buffer) => {
    owner?.write(said)
    if (said.subarray(-6).equals(idle)) next()
  })
  const server = createServer((near) => {
    let begun = false
    open.add(near)
    near.on('error', () => {})
    near.on('data', (said: Buffer) => {
      // Terminate ends nothing but the client's own connection.
      if (said[0] === 0x58) {
        near.end()
        return
      }
      if (!begun) {
        begun = true
        near.write(Buffer.concat([welcome, number, idle]))
      } else if (owner === null || owner === near) {
        owner = near
        far.write(said)
      } else waiting.push({ near, said })
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const mine = new URL(url)
  Object.assign(mine, { hostname: '127.0.0.1', port: String(typeof address === 'object' ? address?.port : 0) })
  return {
    url: mine.href,
    async close() {
      for (const near of open) near.destroy()
      far.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

/** AuthenticationOk, BackendKeyData with a number of the pooler's own, ReadyForQuery outside of any transaction. */
const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0])
const number = Buffer.from([0x4b, 0, 0, 0, 12, 0, 0, 0, 1, 0, 0, 0, 1])
const idle = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])
