import type { Store } from '../../port.ts'
import type { Connection } from '../connection.ts'
import { type EntryRow, entryColumns, toEntry } from '../rows.ts'

/** What has gone out, found from where an editor meets it: a message, or the address of a story. */
export const createLookingBack = ({ db, read }: Connection): Pick<Store, 'published' | 'itemFrom'> => {
  // From issue to issue, newest first, by the key (issue, subscription): the million deliveries need no further index.
  // A message is known by its chat, so threads do not matter. One that only told of a correction stands for the first part.
  const carried = db.prepare<[string, string, string, string, string], { issue: number; part: number }>(`
    select n.number as issue, coalesce(p.part, 0) as part
    from issues n
      cross join lanes l on l.platform = ? and l.account = ?
      cross join subscriptions s on s.lane = l.id and s.chat = ?
      cross join deliveries d on d.issue = n.number and d.subscription = s.id
      left join parts p on p.delivery = d.id and p.message = ?
      left join notices o indexed by notices_of_delivery on o.delivery = d.id and o.message = ?
    where p.delivery is not null or o.id is not null
    order by n.number desc limit 1`)
  const from = db.prepare<[string], EntryRow>(`
    select ${entryColumns} from items i indexed by items_source cross join issues n on n.number = i.issue
    where i.source_url = ? order by i.id desc limit 1`)
  return {
    published: read(
      ({ platform, account, chat }, message) => carried.get(platform, account, chat, message, message) ?? null,
    ),
    itemFrom: read((url) => {
      const row = from.get(url)
      return row === undefined ? null : toEntry(row)
    }),
  }
}
