import { openSqlite } from '../../../src/store/sqlite/open.ts'
import { deedOf, noon } from '../../contracts/store/samples.ts'

/** Adds lines to the footer of the draft, each again until it was saved. */
const [path = '', name = '', lines = '0'] = process.argv.slice(2)
const store = openSqlite({ path })
for (let line = 0; line < Number(lines); ) {
  const { draft, version } = await store.draft()
  const deed = deedOf('edited', { subject: `${name}${line}` })
  if (await store.saveDraft({ ...draft, footer: [...draft.footer, deed.subject] }, version, noon, { deed })) line++
}
await store.close()
