import { type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Whether an address (not a name) belongs to the public internet, so that a stranger's link may lead there. */
export function isPublic(address: string): boolean {
  const [bare = ''] = address.split('%')
  switch (isIP(bare)) {
    case 4:
      return !reserved.check(bare, 'ipv4')
    case 6:
      return routed.check(bare, 'ipv6') && !reserved.check(bare, 'ipv6')
    default:
      return false
  }
}

/** An address that must not be asked for. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic'
}

/**
 * Looks a name up for a connection that is about to be made, so that what was checked is what is connected to. Fails with NotPublic
 * when any of its addresses is neither public nor in `allow`.
 */
export const publicLookup =
  (allow: readonly string[]): LookupFunction =>
  (hostname, options, callback) => {
    const all: LookupOptions & { readonly all: true } = { ...options, all: true }
    lookup(hostname, all, (error, addresses) => {
      const [first] = addresses ?? []
      if (error) return callback(error, '')
      const foreign = addresses.some(({ address }) => !isPublic(address) && !allow.includes(address))
      if (!first || foreign) return callback(new NotPublic(hostname), '')
      if (options.all) return callback(null, addresses)
      callback(null, first.address, first.family)
    })
  }

// What the IANA registries of special-purpose addresses name as not globally reachable (RFC 6890), multicast, and
// 168.63.129.16, behind which one cloud keeps its machines' metadata; the other clouds' are link-local or shared.
const reserved4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32'
// Of the IPv6 space only 2000::/3 is public; in it Teredo and 6to4 carry IPv4 addresses, and some is for documents.
const reserved6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20'

const reserved = new BlockList()
for (const net of reserved4.split(' ')) addNet(reserved, net, 'ipv4')
for (const net of reserved6.split(' ')) addNet(reserved, net, 'ipv6')

const routed = new BlockList()
addNet(routed, '2000::/3', 'ipv6')

function addNet(list: BlockList, net: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', prefix] = net.split('/')
  list.addSubnet(address, Number(prefix), family)
}
