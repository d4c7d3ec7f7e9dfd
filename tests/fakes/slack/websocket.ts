import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The server's end of one WebSocket: text frames only, as Socket Mode needs (RFC 6455). */
export interface Peer {
  send(text: string): void
  close(): void
}

/** Takes over an upgraded connection. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  on: { readonly text: (text: string) => void; readonly gone: () => void },
): Peer {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  const accept = createHash('sha1').update(key).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  let buffered: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    buffered = Buffer.concat([buffered, chunk])
    for (let frame = readFrame(buffered); frame; frame = readFrame(buffered)) {
      buffered = buffered.subarray(frame.size)
      if (frame.opcode === 1) on.text(frame.payload.toString())
      if (frame.opcode === 9) socket.write(toFrame(10, frame.payload))
      if (frame.opcode === 8) socket.end(toFrame(8, frame.payload))
    }
  })
  socket.on('error', () => {})
  socket.on('close', on.gone)
  return {
    send: (text) => void socket.write(toFrame(1, Buffer.from(text))),
    close: () => void socket.end(toFrame(8, Buffer.from([0x03, 0xe8]))),
  }
}

function toFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : length < 65_536
        ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
        : Buffer.concat([Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]), uint32(length)])
  return Buffer.concat([head, payload])
}

function readFrame(data: Buffer) {
  if (data.length < 2) return null
  const opcode = data.readUInt8(0) & 15
  const short = data.readUInt8(1) & 127
  const start = short === 126 ? 4 : short === 127 ? 10 : 2
  if (data.length < start + 4) return null
  const length = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short
  const size = start + 4 + length
  if (data.length < size) return null
  const mask = data.subarray(start, start + 4)
  const payload = Buffer.from(data.subarray(start + 4, size)).map((byte, index) => byte ^ mask.readUInt8(index % 4))
  return { opcode, size, payload: Buffer.from(payload) }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
