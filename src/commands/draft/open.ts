import { suggest } from '../../compose/issue.ts'
import { isOpenDesk, setOpenDesk } from '../../desk/people/newsrooms.ts'
import type { Block, Doc } from '../../doc.ts'
import { type CommandRequest, say } from '../command.ts'

/**
 * `draft open` and `draft close`, in a bot that other programs share: whether all that the editor writes in this private chat is for the
 * desk. It is not until they say so: they may be answering the other programs.
 */
export const openDesk =
  (on: boolean) =>
  async (request: CommandRequest): Promise<Doc> => {
    const { query, store, actor, now, phrases } = request
    const { shared } = phrases
    if (query.chat !== 'private') return say(request, suggest(shared.useNewsroom, ['newsroom']))
    switch (query.intake ?? 'everything') {
      case 'everything':
        return say(request, shared.alwaysOpen)
      case 'nothing':
        return say(request, suggest(shared.neverOpen, ['post']))
      case 'opened': {
        const subject = `desk ${query.target.platform} ${query.target.chat}`
        await setOpenDesk(store, query.target, on, { at: now(), actor, action: 'arranged', subject, detail: { on } })
        return say(
          request,
          on ? suggest(shared.opened, ['draft close']) : suggest(shared.closed, ['post', 'draft open']),
        )
      }
    }
  }

/** What editors have to know where the desk does not hear them; nothing where it does. */
export async function deafness({ query, store, phrases }: CommandRequest): Promise<readonly Block[]> {
  if (query.chat !== 'private') return []
  switch (query.intake ?? 'everything') {
    case 'everything':
      return []
    case 'nothing':
      return [suggest(phrases.shared.neverOpen, ['post'])]
    case 'opened':
      return (await isOpenDesk(store, query.target)) ? [] : [suggest(phrases.shared.notOpen, ['post', 'draft open'])]
  }
}
