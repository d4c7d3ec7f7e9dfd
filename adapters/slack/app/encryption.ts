import { createCipheriv, createDecipheriv } from 'node:crypto'
import { UserError } from '../../../src/errors.ts'

/** Keeps a text secret at rest. */
export interface Seal {
  /** AES-256-GCM; `nonce` is 12 fresh random bytes, `id` is bound in: a sealed text opens under no other. */
  seal(id: string, text: string, nonce: Uint8Array): string
  /** Throws UserError when the key or the id is another one, or the text was changed. */
  open(id: string, sealed: string): string
}

/** A seal with this key: 32 bytes in base64 or hex. Throws UserError for anything else. */
export function createSeal(secretKey: string): Seal {
  const key = keyOf(secretKey)
  return {
    seal(id, text, nonce) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(id))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [version, nonce, cipher.getAuthTag(), body]
        .map((piece) => (typeof piece === 'string' ? piece : Buffer.from(piece).toString('base64url')))
        .join('.')
    },
    open(id, sealed) {
      const [mark, nonce = '', tag = '', body = ''] = sealed.split('.')
      try {
        if (mark !== version) throw new Error('unknown version')
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
        decipher.setAAD(Buffer.from(id))
        decipher.setAuthTag(Buffer.from(tag, 'base64url'))
        return decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        throw new UserError(
          `The Slack installation of ${id} cannot be read: SECRET_KEY is not the one it was stored with. Set the former key, or install the app again.`,
        )
      }
    },
  }
}

const version = 'v1'

function keyOf(secretKey: string): Buffer {
  const text = secretKey.trim()
  const key = /^[0-9a-f]{64}$/i.test(text)
    ? Buffer.from(text, 'hex')
    : /^[A-Za-z0-9+/_-]+={0,2}$/.test(text)
      ? Buffer.from(text, 'base64')
      : Buffer.alloc(0)
  if (key.length !== 32)
    throw new UserError('SECRET_KEY must be 32 bytes in base64 or hex: `openssl rand -base64 32` makes one.')
  return key
}
