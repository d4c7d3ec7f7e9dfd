import type { FormerItem } from '../../desk.ts'
import type { Store } from '../../port.ts'
import { type EntryRow, entryColumns, toEntry } from '../rows.ts'
import { one, type Transactions } from '../work.ts'

/** What has gone out, found from where an editor meets it: a message, or the address of a story. */
export const createLookingBack = ({
  sql,
  read,
}: Transactions): Pick<Store, 'published' | 'itemFrom' | 'formerItems'> => {
  // From issue to issue, newest first, by the key (issue, subscription): the million deliveries need no further index.
  // A message is known by its chat, so threads do not matter. One that only told of a correction stands for the first part.
  const carried = sql.prepare<[string, string, string, string, string], { issue: number; part: number }>(`
    select n.number as issue, coalesce(p.part, 0) as part
    from issues n
      cross join lanes l on l.platform = ? and l.account = ?
      cross join subscriptions s on s.lane = l.id and s.chat = ?
      cross join deliveries d on d.issue = n.number and d.subscription = s.id
      left join parts p on p.delivery = d.id and p.message = ?
      left join notices o indexed by notices_of_delivery on o.delivery = d.id and o.message = ?
    where p.delivery is not null or o.id is not null
    order by n.number desc limit 1`)
  const from = sql.prepare<[string], EntryRow>(`
    select ${entryColumns} from items i indexed by items_source cross join issues n on n.number = i.issue
    where i.source_url = ? order by i.id desc limit 1`)
  const former = sql.prepare<[number], EntryRow & { old_headline: string; old_url: string | null }>(`
    select ${entryColumns}, json_extract(o.value, '$.headline') as old_headline,
      json_extract(o.value, '$.source.url') as old_url
    from revisions r
      cross join json_each(r.content, '$.sections') s cross join json_each(s.value, '$.items') o
      join items i on i.issue = r.issue and i.number = cast(json_extract(o.value, '$.number') as integer)
      join issues n on n.number = i.issue
    where r.issue > (select max(number) from issues) - ?
      and (json_extract(o.value, '$.headline') <> i.headline
        or json_extract(o.value, '$.source.url') is not i.source_url)
    order by r.issue desc, r.revision desc`)
  // Whoever looks over a whole draft asks once for each item; whole issues are read for the answer.
  const standing = sql.prepare<[], { mark: string }>(
    "select (select count(*) from revisions) || ' ' || (select coalesce(max(number), 0) from issues) as mark",
  )
  let kept: { readonly mark: string; readonly issues: number; readonly items: readonly FormerItem[] } | null = null
  return {
    formerItems: read(function* (issues) {
      const { mark } = one(yield* standing.get())
      if (kept?.mark !== mark || kept.issues !== issues) {
        const items = (yield* former.all(issues)).map((row) => ({
          headline: row.old_headline,
          url: row.old_url,
          entry: toEntry(row),
        }))
        kept = { mark, issues, items }
      }
      return kept.items
    }),
    published: read(function* ({ platform, account, chat }, message) {
      return (yield* carried.get(platform, account, chat, message, message)) ?? null
    }),
    itemFrom: read(function* (url) {
      const row = yield* from.get(url)
      return row === undefined ? null : toEntry(row)
    }),
  }
}
