import { createCipheriv, createDecipheriv } from 'node:crypto'
import { UserError } from '../../../src/errors.ts'

/** Keeps a text secret at rest, under the first of its keys. */
export interface Seal {
  /** AES-256-GCM; `nonce` is 12 fresh random bytes, `id` is bound in: a sealed text opens under no other. */
  seal(id: string, text: string, nonce: Uint8Array): string
  /** Throws UserError when none of the keys fits, the id is another one, or the text was changed. */
  open(id: string, sealed: string): string
  /** Whether the first key, under which everything new is sealed, opens it. */
  isNewest(id: string, sealed: string): boolean
}

/** A seal with these keys, each 32 bytes in base64 or hex; there must be one. Throws UserError for anything else. */
export function createSeal(secretKeys: readonly string[]): Seal {
  const keys = secretKeys.map(keyOf)
  const [newest] = keys
  if (newest === undefined) throw new UserError(badKey)
  return {
    seal(id, text, nonce) {
      const cipher = createCipheriv('aes-256-gcm', newest, nonce)
      cipher.setAAD(Buffer.from(id))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [version, nonce, cipher.getAuthTag(), body]
        .map((piece) => (typeof piece === 'string' ? piece : Buffer.from(piece).toString('base64url')))
        .join('.')
    },
    open(id, sealed) {
      for (const key of keys) {
        const text = openWith(key, id, sealed)
        if (text !== null) return text
      }
      throw new UserError(
        `The Slack installation of ${id} cannot be read: no key in SECRET_KEY opens it. Add the key that it was sealed with behind the others (SECRET_KEY=new,former), or install the app there again.`,
      )
    },
    isNewest: (id, sealed) => openWith(newest, id, sealed) !== null,
  }
}

const version = 'v1'

/** The text, or null: another key, another id, or not what was sealed. */
function openWith(key: Buffer, id: string, sealed: string): string | null {
  const [mark, nonce = '', tag = '', body = ''] = sealed.split('.')
  if (mark !== version) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(id))
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

function keyOf(secretKey: string): Buffer {
  const text = secretKey.trim()
  const key = /^[0-9a-f]{64}$/i.test(text)
    ? Buffer.from(text, 'hex')
    : /^[A-Za-z0-9+/_-]+={0,2}$/.test(text)
      ? Buffer.from(text, 'base64')
      : Buffer.alloc(0)
  if (key.length !== 32) throw new UserError(badKey)
  return key
}

const badKey =
  'SECRET_KEY must be 32 bytes in base64 or hex (`openssl rand -base64 32` makes one), or several of them with commas between.'
