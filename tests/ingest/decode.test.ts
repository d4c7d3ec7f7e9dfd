import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { decode, MAX_BYTES, readLimited } from '../../src/ingest/decode.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2))
  for (const [at, letter] of [...`\ufeff${text}`].entries()) view.setUint16(at * 2, letter.charCodeAt(0), !bigEndian)
  return new Uint8Array(view.buffer)
}
// "支付宝，微信支付。" in GBK.
const gbk = bytes(
  0xd6,
  0xa7,
  0xb8,
  0xb6,
  0xb1,
  0xa6,
  0xa3,
  0xac,
  0xce,
  0xa2,
  0xd0,
  0xc5,
  0xd6,
  0xa7,
  0xb8,
  0xb6,
  0xa1,
  0xa3,
)

describe('decode', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('1. Café 支付'), '1. Café 支付'],
    ['UTF-8 with a byte order mark', new TextEncoder().encode('\ufeff1. Café'), '1. Café'],
    ['UTF-16, little end first', utf16('1. 支付', false), '1. 支付'],
    ['UTF-16, big end first', utf16('1. 支付', true), '1. 支付'],
    ['GBK', gbk, '支付宝，微信支付。'],
    [
      'GBK among Latin text',
      bytes(...new TextEncoder().encode('1. Alipay: '), ...gbk),
      '1. Alipay: 支付宝，微信支付。',
    ],
  ])('reads %s', (_, given, text) => {
    expect(decode(given)).toBe(text)
  })

  it.each([
    ['empty', bytes(), /nothing in this file/],
    ['blank', new TextEncoder().encode('\ufeff \r\n\t'), /nothing in this file/],
    ['binary', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), /no text file/],
    ['with a zero byte', bytes(0x31, 0x2e, 0, 0x41), /no text file/],
    ['in Latin-1', bytes(0x43, 0x61, 0x66, 0xe9, 0x20, 0x67, 0x72, 0xfc, 0x6e), /Save it as UTF-8/],
    ['of half a UTF-16 letter', bytes(0xff, 0xfe, 0x31), /Save it as UTF-8/],
    ['noise', Uint8Array.from({ length: 400 }, (_, at) => 128 + ((at * 89 + at * at) % 127)), /Save it as UTF-8/],
    ['too large', new Uint8Array(MAX_BYTES + 1).fill(0x61), /larger than 2 MB/],
  ])('refuses what is %s and says what to do', (_, given, message) => {
    expect(() => decode(given)).toThrow(UserError)
    expect(() => decode(given)).toThrow(message)
    expect(() => decode(given, 'zh')).toThrow(/^\P{ASCII}.*。$/u)
  })
})

describe('readLimited', () => {
  const source = (chunks: number, size: number) => {
    const state = { given: 0, closed: false }
    async function* stream() {
      try {
        for (; state.given < chunks; state.given++) yield new Uint8Array(size).fill(state.given + 1)
      } finally {
        state.closed = true
      }
    }
    return { state, stream }
  }

  it('gives all bytes in order', async () => {
    const { stream } = source(3, 2)
    expect(await readLimited(stream(), 6)).toEqual(bytes(1, 1, 2, 2, 3, 3))
  })

  it('stops reading at the limit and closes the stream', async () => {
    const { state, stream } = source(1000, 1024)
    await expect(readLimited(stream(), 4096)).rejects.toThrow(UserError)
    expect(state).toEqual({ given: 4, closed: true })
  })
})
