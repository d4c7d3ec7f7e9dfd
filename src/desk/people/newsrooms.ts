import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Target } from '../../model.ts'
import type { DeskStore, NewAuditEntry } from '../../store/desk.ts'
import { targetShape } from '../target-shape.ts'

type SettingStore = Pick<DeskStore, 'changeSetting'>

/** A list of places that the desk remembers; a thread is a place of its own. */
type PlaceList = 'newsrooms' | 'open desks' | 'live drafts' | 'no live draft'

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

/** Where a message shows the draft and changes with it: in every newsroom that did not end it, and wherever somebody wanted one. */
export async function livePlaces(store: Pick<DeskStore, 'setting'>): Promise<readonly Target[]> {
  const without = await placesOf(store, 'no live draft')
  const places = [...(await newsrooms(store)), ...(await placesOf(store, 'live drafts'))]
  return places.filter((place) => !without.some((other) => isDeepStrictEqual(other, place)))
}

/** Begins such a message at a place, or ends it; a newsroom has one where nothing else was said. */
export async function setLivePlace(
  store: SettingStore,
  target: Target,
  on: boolean,
  newsroom: boolean,
  entry: NewAuditEntry,
): Promise<void> {
  await setListed(store, 'no live draft', target, newsroom && !on, entry)
  await setListed(store, 'live drafts', target, !newsroom && on, entry)
}

function setListed(
  store: SettingStore,
  list: PlaceList,
  target: Target,
  on: boolean,
  entry: NewAuditEntry,
): Promise<boolean> {
  const place = toTarget(target)
  // At once with the reading: two rooms may be named in the same moment.
  return store.changeSetting(
    list,
    (stored) => {
      const places = placesIn(stored)
      const others = places.filter((other) => !isDeepStrictEqual(other, place))
      if (others.length === places.length ? !on : on) return stored
      return JSON.stringify(on ? [...others, place] : others)
    },
    entry,
  )
}

async function isListed(store: Pick<DeskStore, 'setting'>, list: PlaceList, target: Target): Promise<boolean> {
  return (await placesOf(store, list)).some((place) => isDeepStrictEqual(place, toTarget(target)))
}

async function placesOf(store: Pick<DeskStore, 'setting'>, list: PlaceList): Promise<readonly Target[]> {
  return placesIn(await store.setting(list))
}

const placesIn = (stored: string | null): readonly Target[] => (stored === null ? [] : shape.parse(JSON.parse(stored)))

const shape = z.array(targetShape)

const toTarget = ({ platform, account, chat, thread }: Target): Target => ({ platform, account, chat, thread })
