import { chmodSync, chownSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { settled } from './campaign.ts'
import { makeDatabase, type Outage, outage } from './outages.ts'
import { fill, mustStop, nothing, onSmallDisk } from './storage.ts'

// A PostgreSQL whose disk is full.

const skipped = 'only root may mount the small disk that this needs'

/** The disk of the tables alone: the server says so for each statement, and goes on. */
export const tablesFull: Outage = async (weather) => {
  const name = 'the disk of PostgreSQL’s tables is full, then room again'
  const outcome = await onSmallDisk(
    (folder) =>
      outage(
        name,
        weather,
        async (_place, field, program) => {
          const filler = join(folder, 'filler')
          fill(filler)
          const violations = await mustStop(field, program, /cannot grow: the disk of the server is full/)
          rmSync(filler)
          await settled(program)
          return violations
        },
        {},
        {
          async makes(server) {
            const space = join(folder, 'space')
            const { uid, gid } = statSync(server.folder)
            mkdirSync(space)
            chownSync(space, uid, gid)
            chmodSync(space, 0o700)
            await server.query(`create tablespace small location '${space}'`)
            await makeDatabase(server, 'tablespace small')
          },
        },
      ),
    64,
  )
  return outcome ?? { ...nothing, name, skipped }
}

/** The disk of everything: the server ends, cannot come back, and is started once there is room. */
export const serverFull: Outage = async (weather) => {
  const name = 'PostgreSQL’s only disk is full, then room again'
  const outcome = await onSmallDisk(
    (folder) =>
      outage(
        name,
        weather,
        async ({ server }, field, program) => {
          const filler = join(folder, 'filler')
          fill(filler)
          // A log that cannot be written on ends the server.
          await server.query('select pg_switch_wal()').catch(() => {})
          const violations = await mustStop(
            field,
            program,
            /cannot grow: the disk|cannot be reached|ended the connection|starting or shutting down/,
          )
          rmSync(filler)
          await server.stop('immediate')
          await server.start()
          await settled(program)
          return violations
        },
        {},
        { folder },
      ),
    160,
  )
  return outcome ?? { ...nothing, name, skipped }
}
