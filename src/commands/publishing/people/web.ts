import { offerSignIn } from '../../../desk/people/sessions.ts'
import { link, paragraph } from '../../../doc.ts'
import { type Command, say } from '../../command.ts'

/** `/web`: gives a link that opens the desk in a browser; `/web out` signs the person out of every browser. */
export const web: Command = {
  name: 'web',
  who: 'editor',
  personal: true,
  async run(request) {
    const { query, store, brief, actor, now, phrases } = request
    const { publishing } = phrases
    if (/^(?:out|off|sign ?out|退出|登出)$/i.test(query.args))
      return say(request, publishing.signedOut(await store.endSessions(actor.person)))
    if (!brief.web) return say(request, publishing.noPages)
    if (query.chat !== 'private') return say(request, publishing.onlyPrivate)
    const code = request.newCode()
    await offerSignIn(store, code, { person: actor.person, target: query.target }, now())
    const { address } = brief.web
    return say(
      request,
      publishing.signIn,
      paragraph(link(publishing.openDesk, `${address}/sign-in/${code}`)),
      ...(isOnlyHere(address) ? [publishing.onlyThisMachine] : []),
    )
  },
}

const isOnlyHere = (address: string): boolean => /^https?:\/\/(?:localhost|127\.|\[::1\])/.test(address)
