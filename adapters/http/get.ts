import { Agent, request } from 'undici'
import { codeOf, Unanswered } from './post.ts'

/** A file as a server gave it; `bytes` is null where there is more of it than was wanted. */
export interface Got {
  readonly status: number
  readonly bytes: Uint8Array | null
}

/** Fetches files of a limited size, each once. */
export interface Get {
  /** `most` counts bytes. Throws Unanswered and nothing else. */
  (url: URL, most: number, headers?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Got>
  close(): Promise<void>
}

/** A getter that follows no redirects: what goes with a request stays with its server. */
export const createGet = ({ timeoutMs }: { readonly timeoutMs: number }): Get => {
  const dispatcher = new Agent({ headersTimeout: timeoutMs, bodyTimeout: timeoutMs, keepAliveTimeout: 10_000 })
  const get = async (url: URL, most: number, headers = {}, signal?: AbortSignal): Promise<Got> => {
    try {
      const { statusCode: status, body } = await request(url, { dispatcher, headers, signal: signal ?? null })
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of body) {
        size += chunk.length
        // Leaving the loop lets go of the connection, and of the rest.
        if (size > most) return { status, bytes: null }
        chunks.push(chunk)
      }
      return { status, bytes: Buffer.concat(chunks) }
    } catch (thrown) {
      throw new Unanswered(codeOf(thrown), false)
    }
  }
  return Object.assign(get, { close: () => dispatcher.destroy() })
}
