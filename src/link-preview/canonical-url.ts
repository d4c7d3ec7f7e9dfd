/** An address without what differs between two copies of it: equal for the same page. What is no address stays as it is. */
export function storyUrl(address: string): string {
  if (!URL.canParse(address)) return address
  const { host, pathname, searchParams } = new URL(address)
  const kept = [...searchParams]
    .filter(([name]) => !follower.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const query = new URLSearchParams(kept).toString()
  return `${host.replace(/^www\./, '')}${pathname.replace(/(?<!\/)\/+$/, '')}${query === '' ? '' : `?${query}`}`
}

/** Every way in which the archive may have the address of that page. */
export function writtenAs(address: string): readonly string[] {
  if (!URL.canParse(address)) return [address]
  const [place = '', query] = storyUrl(address).split(/\?(.*)/s)
  const tail = query ? `?${query}` : ''
  const hosts = [`https://${place}`, `https://www.${place}`, `http://${place}`, `http://www.${place}`]
  return [...new Set([address, withoutTracking(address), ...hosts.flatMap((host) => [host + tail, `${host}/${tail}`])])]
}

/** The address without the parameters that only follow readers around, and without a fragment. */
export function withoutTracking(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  for (const name of [...url.searchParams.keys()]) if (follower.test(name)) url.searchParams.delete(name)
  url.hash = ''
  return url.href
}

const follower = /^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|spm)$/i
