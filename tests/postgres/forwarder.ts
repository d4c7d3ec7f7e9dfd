import { connect, createServer, type Socket } from 'node:net'

/** An address that stands for a server, whichever it is at the moment: what a virtual address or a changed name does. */
export interface Forwarder {
  readonly port: number
  /** From now on new connections go to this port; null: they are refused. What there is is cut. */
  to(port: number | null): void
  /** Nothing goes through any more, and nobody is told so, until `to`. */
  freeze(): void
  /** The next time that somebody says this, they get no answer: the connection is cut, before or after the server has heard it. */
  cutAt(words: string, when: 'before' | 'after'): void
  close(): Promise<void>
}

export const openForwarder = async (port: number, host = '127.0.0.1'): Promise<Forwarder> => {
  let target: number | null = port
  let frozen = false
  let cutting: { readonly words: string; readonly when: 'before' | 'after' } | null = null
  const open = new Set<Socket>()
  const server = createServer((near) => {
    open.add(near)
    near.on('error', () => near.destroy())
    near.on('close', () => open.delete(near))
    if (frozen) return
    if (target === null) {
      near.resetAndDestroy()
      return
    }
    const far = connect(target, host)
    far.on('error', () => near.resetAndDestroy())
    near.on('close', () => far.destroy())
    far.on('close', () => near.resetAndDestroy())
    near.on('data', (said: Buffer) => {
      if (cutting === null || !said.includes(cutting.words)) {
        far.write(said)
        return
      }
      const { when } = cutting
      cutting = null
      far.unpipe(near)
      if (when === 'before') {
        near.resetAndDestroy()
        return
      }
      far.once('data', () => near.resetAndDestroy()).resume()
      far.write(said)
    })
    far.pipe(near)
    near.on('freeze', () => {
      far.unpipe(near)
      near.pause()
      far.pause()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const cut = (): void => {
    for (const socket of open) socket.resetAndDestroy()
  }
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    to(next) {
      target = next
      frozen = false
      cut()
    },
    freeze() {
      frozen = true
      for (const socket of open) socket.emit('freeze')
    },
    cutAt(words, when) {
      cutting = { words, when }
    },
    async close() {
      cut()
      await new Promise((done) => server.close(done))
    },
  }
}
