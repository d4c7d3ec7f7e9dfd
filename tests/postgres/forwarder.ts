import { connect, createServer, type Socket } from 'node:net'

/** An address that stands for a server, whichever it is at the moment: what a virtual address or a changed name does. */
export interface Forwarder {
  readonly port: number
  /** From now on new connections go to this port; null: they are refused. What there is is cut. */
  to(port: number | null): void
  /** Nothing goes through any more, and nobody is told so, until `to`. */
  freeze(): void
  close(): Promise<void>
}

export const openForwarder = async (port: number): Promise<Forwarder> => {
  let target: number | null = port
  let frozen = false
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
    const far = connect(target, '127.0.0.1')
    far.on('error', () => near.resetAndDestroy())
    near.on('close', () => far.destroy())
    far.on('close', () => near.resetAndDestroy())
    near.pipe(far).pipe(near)
    near.on('freeze', () => {
      near.unpipe(far)
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
    async close() {
      cut()
      await new Promise((done) => server.close(done))
    },
  }
}
