import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly certificate: string
  readonly key: string
}

/** Somebody who signs certificates, and whom nobody trusts by themselves. */
export interface Authority {
  readonly certificate: string
  /** For a server of these names; it has expired where that is said. */
  issue(names: readonly string[], more?: { readonly expired?: boolean }): Certificate
}

/** An authority with a key of its own. */
export const createAuthority = (name: string): Authority => {
  const { publicKey, privateKey } = newKeys()
  const isAuthority = extension(oids.basicConstraints, sequence(boolean))
  const issuer = nameOf(name)
  return {
    certificate: pem(
      signed({ subject: issuer, publicKey, extensions: [isAuthority], issuer, by: privateKey, days: 9 }),
    ),
    issue(names, { expired = false } = {}) {
      const keys = newKeys()
      const alternatives = names.map((each) => der(0x82, Buffer.from(each)))
      const subject = nameOf(names[0] ?? '')
      const extensions = [extension(oids.alternativeNames, sequence(...alternatives))]
      const more = { publicKey: keys.publicKey, extensions, issuer, by: privateKey, days: expired ? -1 : 9 }
      return {
        certificate: pem(signed({ subject, ...more })),
        key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      }
    },
  }
}

interface Content {
  readonly subject: Buffer
  readonly publicKey: KeyObject
  readonly extensions: readonly Buffer[]
  readonly issuer: Buffer
  readonly by: KeyObject
  /** Until it expires; it has been good for ten days before. */
  readonly days: number
}

// https://www.rfc-editor.org/rfc/rfc5280#section-4.1
const signed = ({ subject, publicKey, extensions, issuer, by, days }: Content): Buffer => {
  const until = Date.now() + days * 86_400_000
  const serial = der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]))
  const algorithm = sequence(oid(oids.ecdsaWithSha256))
  const content = sequence(
    ...[der(0xa0, der(0x02, Buffer.from([2]))), serial, algorithm, issuer],
    ...[sequence(time(until - 10 * 86_400_000), time(until)), subject],
    ...[publicKey.export({ type: 'spki', format: 'der' }), der(0xa3, sequence(...extensions))],
  )
  return sequence(content, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', content, by)])))
}

const oids = {
  commonName: '550403',
  basicConstraints: '551d13',
  alternativeNames: '551d11',
  ecdsaWithSha256: '2a8648ce3d040302',
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const { length } = Buffer.concat(parts)
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...head]), ...parts])
}
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const boolean = der(0x01, Buffer.from([0xff]))
const time = (at: number): Buffer =>
  der(0x18, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(0, 14)}Z`))
const nameOf = (name: string): Buffer =>
  sequence(der(0x31, sequence(oid(oids.commonName), der(0x0c, Buffer.from(name)))))
const extension = (hex: string, value: Buffer): Buffer => sequence(oid(hex), boolean, der(0x04, value))

const pem = (content: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${content.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
