import { openSqlite } from '../../../src/store/sqlite/open.ts'
import { auditEntryOf, noon } from '../../contracts/store/samples.ts'

/** Adds lines to the footer of the draft, each again until it was saved. */
const [path = '', name = '', lines = '0'] = process.argv.slice(2)
const store = openSqlite({ path })
for (let line = 0; line < Number(lines); ) {
  const { draft, version } = await store.draft()
  const audit = auditEntryOf('edited', { subject: `${name}${line}` })
  if (await store.saveDraft({ ...draft, footer: [...draft.footer, audit.subject] }, version, noon, { audit })) line++
}
await store.close()
