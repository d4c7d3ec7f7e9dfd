import { suggest } from '../../../compose/issue.ts'
import { setNewsroom } from '../../../desk/people/newsrooms.ts'
import { type Command, isAboutElsewhere, lineAbout, say } from '../../command.ts'

/** `/newsroom [off]`: whether everybody at the desk can post by writing in this group or channel. */
export const newsroom: Command = {
  name: 'newsroom',
  async run(ask) {
    const { query, store, actor, now } = ask
    const { publishing } = ask.phrases
    if (query.chat === 'private' && !isAboutElsewhere(ask)) return say(ask, publishing.newsroomPrivate)
    const on = !/\b(?:off|no|stop)$|^(?:关闭?|停用?)$/i.test(query.args)
    const { platform, chat } = query.about
    const deed = {
      at: now(),
      actor,
      deed: 'arranged',
      subject: `newsroom ${platform} ${chat}`,
      detail: { on },
    } as const
    const changed = await setNewsroom(store, query.about, on, deed)
    const off = lineAbout(ask, 'newsroom', 'off')
    if (on) return say(ask, suggest(changed ? publishing.newsroomOn : publishing.newsroomAlready, [off]))
    return changed
      ? say(ask, publishing.newsroomOff)
      : say(ask, suggest(publishing.newsroomNot, [lineAbout(ask, 'newsroom')]))
  },
}
