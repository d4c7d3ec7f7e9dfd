import { domainToASCII } from 'node:url'
import { longestAddress, longestLocalPart } from './limits.ts'

/**
 * An e-mail address as it is kept, or null: it is none. In lower case, as nearly every mailbox takes it, so that one person is one reader;
 * a domain in other letters as it is asked for.
 */
export function readAddress(written: string): string | null {
  const [, local = '', domain = ''] =
    /^(?:mailto:)?([^\s@<>"(),:;[\]\\]+)@([^\s@<>"(),:;[\]\\]+)$/i.exec(written.trim()) ?? []
  const host = domainToASCII(domain).toLowerCase()
  if (local === '' || local.length > longestLocalPart || /^\.|\.$|\.\.|\p{C}/u.test(local)) return null
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/.test(host)) return null
  const address = `${local.toLowerCase()}@${host}`
  return address.length > longestAddress ? null : address
}
