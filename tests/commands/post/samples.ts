import { UserError } from '../../../src/errors.ts'
import type { ReadPage } from '../../../src/link-preview/page.ts'
import type { Picture } from '../../../src/model.ts'

/** One item as an editor writes it. */
export const story = 'Rates fall everywhere\nThe bank did it. (Ledger, https://ledger.example/a)\n#finance'

/** Three items in two sections. */
export const newsletter =
  'Shops\n\n1. Palm tills arrive in shops\nThey do. (Post)\n\n2. Corner shops band together\n\nTrade\n\n5. Tea for the world\n'

/** A file that comes with a note. */
export const file = (name: string, content: string | Uint8Array) => ({
  name,
  read: async () => (typeof content === 'string' ? new TextEncoder().encode(content) : content),
})

/** A picture that comes with a note. */
export const photo = (bytes: string) => async (): Promise<Picture> => ({
  type: 'image/jpeg',
  bytes: new TextEncoder().encode(bytes),
})

/** Every address leads to a page about tea, or to a PDF. */
export const readPage: ReadPage = async (url, language) => {
  if (url.includes('pdf')) throw new UserError(language === 'zh' ? '这是 PDF。' : 'This is a PDF.')
  return {
    url: 'https://tea.example/1',
    title: 'Tea from twelve villages',
    description: 'They sell it.',
    site: 'Green Leaf',
  }
}
