import type { Language } from '../model.ts'

/** What a web page says of itself. `url` is where the redirects led to, without what only follows readers around. */
export interface Page {
  readonly url: string
  readonly title: string | null
  readonly description: string | null
  /** The site's own name, or its host. */
  readonly site: string
}

/** Reads a page that an editor named. Throws UserError, saying why in this language (English if not given), when it cannot be had or must not be asked for. */
export type ReadPage = (url: string, language?: Language) => Promise<Page>
