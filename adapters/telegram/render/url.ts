/**
 * The URL as Telegram takes it for a link, or null: absolute http(s) with a dot or colon in the host. Telegram drops
 * other links without an error and keeps their text (tried with its own parser).
 */
export const linkable = (value: string | null): string | null => {
  if (value === null) return null
  const url = URL.parse(value.trim())
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  return /[.:]/.test(url.hostname) ? url.href : null
}
