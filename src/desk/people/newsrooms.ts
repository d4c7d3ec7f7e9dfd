import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Target } from '../../model.ts'
import type { DeskStore, NewAuditEntry } from '../../store/desk.ts'
import { targetShape } from '../target-shape.ts'

type SettingStore = Pick<DeskStore, 'setting' | 'saveSetting'>

/** A list of places that the desk remembers; a thread is a place of its own. */
type PlaceList = 'newsrooms' | 'open desks'

/** Whether everybody at the desk can post in this very place by writing there. */
export const isNewsroom = (store: Pick<DeskStore, 'setting'>, target: Target): Promise<boolean> =>
  isListed(store, 'newsrooms', target)

/** The places that are newsrooms. */
export const newsrooms = (store: Pick<DeskStore, 'setting'>): Promise<readonly Target[]> => placesOf(store, 'newsrooms')

/**
 * Whether the desk was opened in this private chat with a bot that other programs share. In a bot of our own every editor's is open,
 * and is on no list.
 */
export const isOpenDesk = (store: Pick<DeskStore, 'setting'>, target: Target): Promise<boolean> =>
  isListed(store, 'open desks', target)

/** Makes a place a newsroom, or one no longer. False when it was so already; nothing is written then. */
export const setNewsroom = (store: SettingStore, target: Target, on: boolean, entry: NewAuditEntry): Promise<boolean> =>
  setListed(store, 'newsrooms', target, on, entry)

/** Opens the desk in a private chat, or closes it. False when it was so already; nothing is written then. */
export const setOpenDesk = (store: SettingStore, target: Target, on: boolean, entry: NewAuditEntry): Promise<boolean> =>
  setListed(store, 'open desks', target, on, entry)

async function setListed(
  store: SettingStore,
  list: PlaceList,
  target: Target,
  on: boolean,
  entry: NewAuditEntry,
): Promise<boolean> {
  const places = await placesOf(store, list)
  const place = toTarget(target)
  const others = places.filter((other) => !isDeepStrictEqual(other, place))
  if (others.length === places.length ? !on : on) return false
  await store.saveSetting(list, JSON.stringify(on ? [...others, place] : others), entry)
  return true
}

async function isListed(store: Pick<DeskStore, 'setting'>, list: PlaceList, target: Target): Promise<boolean> {
  return (await placesOf(store, list)).some((place) => isDeepStrictEqual(place, toTarget(target)))
}

async function placesOf(store: Pick<DeskStore, 'setting'>, list: PlaceList): Promise<readonly Target[]> {
  const stored = await store.setting(list)
  return stored === null ? [] : shape.parse(JSON.parse(stored))
}

const shape = z.array(targetShape)

const toTarget = ({ platform, account, chat, thread }: Target): Target => ({ platform, account, chat, thread })
