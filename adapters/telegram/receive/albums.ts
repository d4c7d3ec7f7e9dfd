import NodeCache from 'node-cache'
import type { Writing } from './message/message-content.ts'

/** Whether a message counts: of an album, which comes as one message for each picture, only the first one with a caption. */
export type Albums = (message: string, writing: Pick<Writing, 'album' | 'text'>) => boolean

const daySeconds = 24 * 60 * 60

/** Remembers albums for a day, so that the one that counts can be edited. */
export const createAlbums = (): Albums => {
  const first = new NodeCache({ stdTTL: daySeconds, useClones: false, checkperiod: 3600 })
  return (message, { album, text }) => {
    if (album === null) return true
    const counts = first.get<string>(album)
    if (counts !== undefined) return counts === message
    if (text === '') return false
    first.set(album, message)
    return true
  }
}
