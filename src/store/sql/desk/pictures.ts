import { createHash } from 'node:crypto'
import type { Store } from '../../port.ts'
import type { Transactions } from '../work.ts'

/** Pictures under a name made of their bytes, and the names that platforms gave to their own copies. */
export const createPictures = ({
  sql,
  read,
  beside,
}: Transactions): Pick<Store, 'keepPicture' | 'picture' | 'copyOf' | 'keepCopy'> => {
  const insert = sql.prepare<[string, string, Uint8Array, number]>(`
    insert into pictures (id, type, bytes, kept_at) values (?, ?, ?, ?) on conflict (id) do nothing`)
  const find = sql.prepare<[string], { type: string; bytes: Uint8Array }>(
    'select type, bytes from pictures where id = ?',
  )
  const copy = sql.prepare<[string, string, string], { copy: string }>(
    'select copy from picture_copies where picture = ? and platform = ? and account = ?',
  )
  // A copy of a picture that is not here would be of no use to anybody.
  const put = sql.prepare<[string, string, string, string]>(`
    insert into picture_copies (picture, platform, account, copy) select id, ?, ?, ? from pictures where id = ?
    on conflict (picture, platform, account) do update set copy = excluded.copy`)
  return {
    keepPicture: beside(
      function* ({ type, bytes }, at) {
        const id = createHash('sha256').update(bytes).digest('hex').slice(0, idLength)
        yield* insert.run(id, type, bytes, at)
        return id
      },
      ({ bytes }) => `picture of ${bytes.length}`,
    ),
    picture: read(function* (id) {
      return (yield* find.get(id)) ?? null
    }),
    copyOf: read(function* (id, lane) {
      return (yield* copy.get(id, lane.platform, lane.account))?.copy ?? null
    }),
    keepCopy: beside(
      function* (id, lane, name) {
        yield* put.run(lane.platform, lane.account, name, id)
      },
      (id) => `picture ${id}`,
    ),
  }
}

const idLength = 32
