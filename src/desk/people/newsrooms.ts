import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Target } from '../../model.ts'
import type { DeskStore, NewAuditEntry } from '../../store/desk.ts'
import { targetShape } from '../target-shape.ts'

type SettingStore = Pick<DeskStore, 'setting' | 'saveSetting'>

/** Whether everybody at the desk can post in this very place by writing there; a thread is a place of its own. */
export const isNewsroom = async (store: Pick<DeskStore, 'setting'>, target: Target): Promise<boolean> =>
  (await newsrooms(store)).some((room) => isDeepStrictEqual(room, toTarget(target)))

/** Makes a place a newsroom, or one no longer. False when it was so already; nothing is written then. */
export async function setNewsroom(
  store: SettingStore,
  target: Target,
  on: boolean,
  entry: NewAuditEntry,
): Promise<boolean> {
  const rooms = await newsrooms(store)
  const place = toTarget(target)
  const others = rooms.filter((room) => !isDeepStrictEqual(room, place))
  if (others.length === rooms.length ? !on : on) return false
  await store.saveSetting(settingName, JSON.stringify(on ? [...others, place] : others), entry)
  return true
}

/** The places that are newsrooms. */
export async function newsrooms(store: Pick<DeskStore, 'setting'>): Promise<readonly Target[]> {
  const stored = await store.setting(settingName)
  return stored === null ? [] : shape.parse(JSON.parse(stored))
}

const settingName = 'newsrooms'

const shape = z.array(targetShape)

const toTarget = ({ platform, account, chat, thread }: Target): Target => ({ platform, account, chat, thread })
