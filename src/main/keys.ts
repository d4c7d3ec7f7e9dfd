import type { Resealed } from '../../adapters/slack/oauth/reseal.ts'
import type { Config } from '../config.ts'
import { messageOf } from '../errors.ts'
import type { InstallationStore } from '../store/platforms.ts'
import { installationRows } from './installation-rows.ts'
import type { Finding } from './platform.ts'

/** Whether the keys open the installations that the store keeps. */
export async function examineKeys(
  { secretKeys, slack }: Config,
  store: InstallationStore,
): Promise<readonly Finding[]> {
  const rows = installationRows(store, Date.now)
  const ids = await rows.ids()
  if (ids.length === 0 || !(slack?.oauth || secretKeys.length > 0)) return []
  const { createSeal } = await import('../../adapters/slack/oauth/encryption.ts')
  const seal = createSeal(secretKeys)
  const findings: Finding[] = []
  const older: string[] = []
  for (const id of ids) {
    const sealed = (await rows.get(id)) ?? ''
    try {
      seal.open(id, sealed)
      if (!seal.isNewest(id, sealed)) older.push(id)
    } catch (thrown) {
      findings.push({ ok: false, message: messageOf(thrown) })
    }
  }
  const opened = ids.length - findings.length
  const rotate =
    older.length === 0
      ? ''
      : `; ${older.join(', ')} with a former key: \`briefwire keys rotate\` seals ${older.length === 1 ? 'it' : 'them'} anew`
  return [
    { ok: true, message: `SECRET_KEY opens ${opened} of ${ids.length} Slack installations${rotate}` },
    ...findings,
  ]
}

/** Seals all installations with the newest key. Throws UserError without a key. */
export async function rotateKeys({ secretKeys }: Config, store: InstallationStore): Promise<Resealed> {
  const { reseal } = await import('../../adapters/slack/oauth/reseal.ts')
  return reseal(installationRows(store, Date.now), secretKeys)
}
