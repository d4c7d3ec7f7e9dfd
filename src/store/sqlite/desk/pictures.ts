import { createHash } from 'node:crypto'
import type { Store } from '../../port.ts'
import type { Connection } from '../connection.ts'

/** Pictures under a name made of their bytes, and the names that platforms gave to their own copies. */
export const createPictures = ({
  db,
  read,
  write,
}: Connection): Pick<Store, 'keepPicture' | 'picture' | 'copyOf' | 'keepCopy'> => {
  const insert = db.prepare<[string, string, Uint8Array, number]>(`
    insert into pictures (id, type, bytes, kept_at) values (?, ?, ?, ?) on conflict (id) do nothing`)
  const find = db.prepare<[string], { type: string; bytes: Uint8Array }>(
    'select type, bytes from pictures where id = ?',
  )
  const copy = db.prepare<[string, string, string], { copy: string }>(
    'select copy from picture_copies where picture = ? and platform = ? and account = ?',
  )
  // A copy of a picture that is not here would be of no use to anybody.
  const put = db.prepare<[string, string, string, string]>(`
    insert into picture_copies (picture, platform, account, copy) select id, ?, ?, ? from pictures where id = ?
    on conflict (picture, platform, account) do update set copy = excluded.copy`)
  return {
    keepPicture: write(({ type, bytes }, at) => {
      const id = createHash('sha256').update(bytes).digest('hex').slice(0, idLength)
      insert.run(id, type, bytes, at)
      return id
    }),
    picture: read((id) => find.get(id) ?? null),
    copyOf: read((id, lane) => copy.get(id, lane.platform, lane.account)?.copy ?? null),
    keepCopy: write((id, lane, name) => {
      put.run(lane.platform, lane.account, name, id)
    }),
  }
}

const idLength = 32
