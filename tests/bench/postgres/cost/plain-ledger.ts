import { Pool } from 'pg'
import { z } from 'zod'
import type { Way } from '../../sending/way.ts'
import { inFlight, type Send } from './send.ts'

const claimed = z.array(z.object({ id: z.number(), chat: z.string() }))

/** Marks that come within this time are written together, as Briefwire's. */
const groupMs = 4

/**
 * The least that a ledger is: one table of who gets it, and a loop that writes down in one statement what was sent, and takes in another
 * as much as there are free places for. No pace, no second issue, no retry, no chat that has to wait.
 */
export async function plainLedger(url: string, send: Send): Promise<Way> {
  const pool = new Pool({ connectionString: url, max: 2 })
  await pool.query(`
    create table readers (id serial primary key, chat text not null);
    create table sends (
      id serial primary key, chat text not null, state text not null default 'pending', message text, at bigint
    );
    create index sends_pending on sends (id) where state = 'pending'`)
  const claim = async (count: number) => {
    const { rows } = await pool.query({
      name: 'claim',
      text: `update sends set state = 'sending' where id = any(array(
          select id from sends where state = 'pending' order by id limit $1 for update skip locked))
        returning id, chat`,
      values: [count],
    })
    return claimed.parse(rows)
  }
  const mark = (ids: readonly number[], messages: readonly string[]) =>
    pool.query({
      name: 'mark',
      text: `update sends set state = 'sent', message = j.message, at = $3
        from unnest($1::integer[], $2::text[]) j(id, message) where sends.id = j.id`,
      values: [ids, messages, Date.now()],
    })

  const deliver = async (): Promise<void> => {
    let ids: number[] = []
    let messages: string[] = []
    let underWay = 0
    for (;;) {
      const written = { ids, messages }
      ids = []
      messages = []
      if (written.ids.length > 0) await mark(written.ids, written.messages)
      const rows = underWay < inFlight ? await claim(inFlight - underWay) : []
      if (rows.length + underWay + ids.length === 0) return
      for (const { id, chat } of rows) {
        underWay++
        void send(chat).then((message) => {
          underWay--
          ids.push(id)
          messages.push(message)
        })
      }
      await new Promise((done) => setTimeout(done, groupMs))
    }
  }
  return {
    async prepare(count) {
      await pool.query('truncate readers')
      await pool.query('insert into readers (chat) select i::text from generate_series(1, $1::integer) i', [count])
      return async () => {
        await pool.query('insert into sends (chat) select chat from readers')
        await deliver()
      }
    },
    stop: () => pool.end(),
  }
}
