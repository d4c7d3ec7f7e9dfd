import { suggest } from '../../compose/issue.ts'
import { placeName } from '../../desk/notify/notify.ts'
import { isNewsroom, livePlaces, setLivePlace } from '../../desk/people/newsrooms.ts'
import type { Doc } from '../../doc.ts'
import { type CommandRequest, say } from '../command.ts'

/** `draft live on` and `off`: whether a message here shows the next issue and changes with it; newsrooms have one until it is ended. */
export async function live(request: CommandRequest, written: string): Promise<Doc> {
  const { query, store, actor, now, phrases } = request
  const { checking } = phrases
  const { target } = query
  const here = placeName(target)
  const before = (await livePlaces(store)).some((place) => placeName(place) === here)
  const on = !/^(?:off|no|stop|关闭?|停用?)$/i.test(written)
  if (on === before)
    return say(request, suggest(on ? checking.liveAlready : checking.liveNot, [`draft live ${on ? 'off' : 'on'}`]))
  const subject = `desk ${target.platform} ${target.chat}`
  await setLivePlace(store, target, on, await isNewsroom(store, target), {
    at: now(),
    actor,
    action: 'arranged',
    subject,
    detail: { live: on },
  })
  return say(request, suggest(on ? checking.liveOn : checking.liveOff, [`draft live ${on ? 'off' : 'on'}`]))
}
