import { chmodSync, chownSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { patienceMs } from '../fakes/patience.ts'
import { settled } from './campaign.ts'
import { sendingIn } from './ledger.ts'
import { askProgram, databaseIn, type LogLine, startProgram } from './program.ts'
import { fill, mustStop, nothing, onSmallDisk, type StorageOutcome, scene, type Weather } from './storage.ts'

/** The folder is gone for a while: it stops and says so, and goes on in the same process when it is back. */
export const folderGone = (weather: Weather): Promise<StorageOutcome> =>
  scene('the folder is gone for a while', weather, undefined, async (field, program) => {
    const { folder } = field.options
    renameSync(folder, `${folder}-away`)
    const violations = await mustStop(field, program, /is not there any more/)
    renameSync(`${folder}-away`, folder)
    await settled(program)
    return { violations, kills: [], said: program.log }
  })

/** The file becomes read-only for a while: the same. */
export async function readOnly(weather: Weather): Promise<StorageOutcome> {
  const name = 'the file is read-only for a while'
  if (process.getuid?.() !== 0) return { ...nothing, name, skipped: 'only root may run it as a user who is not' }
  return scene(name, weather, undefined, async (field, own) => {
    const { folder } = field.options
    await own.kill('SIGTERM')
    for (const path of [folder, ...readdirSync(folder).map((file) => join(folder, file))])
      chownSync(path, nobody, nobody)
    const program = startProgram({ ...field.options, uid: nobody })
    try {
      await Promise.all([program.ready, field.sends(1, patienceMs)])
      chmodSync(databaseIn(folder), 0o400)
      const violations = await mustStop(field, program, /may not be written any more/)
      chmodSync(databaseIn(folder), 0o600)
      await settled(program)
      return { violations, kills: [await sendingIn(field.options, 1)], said: program.log }
    } finally {
      await program.kill('SIGTERM')
    }
  })
}

const nobody = 65_534

/** The disk is full while nothing has to be written: its health says so all the same, and that there is room again. */
export async function fullWhileIdle(weather: Weather): Promise<StorageOutcome> {
  const name = 'disk full while nothing is due'
  const outcome = await onSmallDisk((folder) =>
    scene(name, weather, folder, async (_field, program) => {
      await settled(program)
      const url = await program.ready
      const filler = join(folder, 'filler')
      fill(filler)
      const full = await healthSays(url, /"ready":false.*"part":"store".*disk is full/)
      rmSync(filler)
      const room = await healthSays(url, /"ready":true/)
      return { violations: [...full, ...room], kills: [], said: program.log }
    }),
  )
  return outcome ?? { ...nothing, name, skipped: 'only root may mount the small disk that this needs' }
}

/** What is wrong with the health, however long it may take. */
async function healthSays(url: string, words: RegExp): Promise<readonly string[]> {
  let told = ''
  for (const end = performance.now() + patienceMs; performance.now() < end; await delay(100)) {
    told = (await askProgram(`${url}/healthz`)).text
    if (words.test(told)) return []
  }
  return [`its health never was ${words}: ${told}`]
}

/** There is hardly any room when it starts: it says so and ends, and a start with room goes on. */
export async function fullAtStart(weather: Weather): Promise<StorageOutcome> {
  const name = 'hardly any room at a start, then a restart'
  const outcome = await onSmallDisk((folder) =>
    scene(name, weather, folder, async (field, first) => {
      await first.kill()
      const kills = [await sendingIn(field.options, 1)]
      const said: LogLine[] = []
      const violations: string[] = []
      const filler = join(folder, 'filler')
      // From no room at all to enough for the first steps.
      for (const roomKiB of [0, 16, 44]) {
        rmSync(filler, { force: true })
        writeFileSync(join(folder, 'room'), Buffer.alloc(roomKiB * 1024))
        fill(filler)
        truncateSync(join(folder, 'room'))
        const program = startProgram(field.options)
        const ended = await Promise.race([program.ended, program.ready.then(() => 'ready').catch(() => program.ended)])
        // It ends with that, or says it and goes on as soon as there is room.
        if (ended === 'ready') {
          await program.kill()
          said.push(...program.log.filter((line) => /disk is full/.test(JSON.stringify(line))))
        } else {
          said.push(...program.log)
          const words = JSON.stringify(program.log.at(-1))
          if (ended !== 1 || !/disk is full/.test(words))
            violations.push(`with room for ${roomKiB} KiB it ended with ${ended}: ${words}`)
        }
        kills.push(await sendingIn(field.options, 1))
      }
      rmSync(filler)
      const last = startProgram(field.options)
      await settled(last)
      await last.kill('SIGTERM')
      if (said.length === 0) violations.push('no start met a full disk')
      return { violations, kills, said }
    }),
  )
  return outcome ?? { ...nothing, name, skipped: 'only root may mount the small disk that this needs' }
}
