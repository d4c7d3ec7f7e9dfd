interface WebVariables {
  readonly HOST: string
  readonly PORT: number
  readonly PUBLIC_URL?: string | undefined
  readonly WEB_ARCHIVE?: boolean | undefined
  readonly WEB_TRY?: boolean | undefined
  readonly NODE_ENV?: string | undefined
}

/** What is to be seen in a browser; `isAlone`: no platform is set up. */
export const webOf = (env: WebVariables, isAlone: boolean) => ({
  /** Under which the public reaches the HTTP server, without a slash at its end; null: not known. */
  publicUrl: env.PUBLIC_URL ?? null,
  /** Whether everybody may read the archive there. */
  archive: env.WEB_ARCHIVE ?? (env.PUBLIC_URL !== undefined || isAlone),
  /** Whether everything can be tried there, by whoever reaches it. */
  tryIt: env.WEB_TRY ?? (isAlone && isLoopback(env.HOST) && !env.PUBLIC_URL && env.NODE_ENV !== 'production'),
  /** It was asked for, also under names that are not this machine's. */
  tryEverywhere: env.WEB_TRY === true,
})

/** Nobody but this machine reaches it. */
const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host)

/** Where a browser on the same machine finds the server. */
export function addressOf({ HOST: host, PORT: port }: Pick<WebVariables, 'HOST' | 'PORT'>): string {
  const near = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${near.includes(':') ? `[${near}]` : near}:${port}`
}
