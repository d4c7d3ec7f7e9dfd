import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** For what a link is good; one for another purpose opens nothing. */
export type Purpose = 'settings' | 'unsubscribe' | 'form'

/** Texts in links that nobody can read or forge, and that need not be stored. */
export interface Seal {
  /** AES-256-GCM. The same text gives the same link, which so stands the same in each mail; another one gives another. */
  seal(purpose: Purpose, text: string): string
  /** Null: none of the keys made it, or for another purpose, or it was changed. */
  open(purpose: Purpose, sealed: string): string | null
}

interface Key {
  readonly body: Buffer
  readonly nonce: Buffer
}

/** A seal under these keys (32 bytes each, base64 or hex), of which the first seals and all open; there must be one. */
export function createSeal(secretKeys: readonly string[]): Seal {
  const keys = secretKeys.map(keyOf)
  const [newest] = keys
  if (newest === undefined) throw new Error('a seal needs a key')
  return {
    seal(purpose, text) {
      const nonce = nonceOf(newest, purpose, text)
      const cipher = createCipheriv('aes-256-gcm', newest.body, nonce)
      cipher.setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(purpose, sealed) {
      if (!/^[\w-]{38,600}$/.test(sealed)) return null
      const bytes = Buffer.from(sealed, 'base64url')
      for (const key of keys) {
        const text = openWith(key, purpose, bytes)
        if (text !== null) return text
      }
      return null
    },
  }
}

const nonceBytes = 12
const tagBytes = 16

/** Made of what is sealed: never the same for two texts under one key, which GCM must not see. */
const nonceOf = ({ nonce }: Key, purpose: Purpose, text: string): Buffer =>
  createHmac('sha256', nonce).update(`${purpose}\0${text}`).digest().subarray(0, nonceBytes)

function openWith(key: Key, purpose: Purpose, bytes: Buffer): string | null {
  try {
    const nonce = bytes.subarray(0, nonceBytes)
    const decipher = createDecipheriv('aes-256-gcm', key.body, nonce, { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(purpose))
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
    const text = decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
    return timingSafeEqual(nonce, nonceOf(key, purpose, text)) ? text : null
  } catch {
    return null
  }
}

function keyOf(secretKey: string): Key {
  const bytes = Buffer.from(secretKey, /^[0-9a-f]{64}$/i.test(secretKey) ? 'hex' : 'base64')
  // Of its own: what else the same secret keeps is none of ours.
  const derived = (info: string): Buffer => Buffer.from(hkdfSync('sha256', bytes, '', info, 32))
  return { body: derived('briefwire e-mail links'), nonce: derived('briefwire e-mail nonces') }
}
