import { suggest } from '../../../compose/issue.ts'
import { setNewsroom } from '../../../desk/people/newsrooms.ts'
import { type Command, isAboutElsewhere, lineAbout, say } from '../../command.ts'
import { deafness } from '../../draft/open.ts'

/** `/newsroom [off]`: whether everybody at the desk can post by writing in this group or channel. */
export const newsroom: Command = {
  name: 'newsroom',
  who: 'owner',
  async run(request) {
    const { query, store, actor, now } = request
    const { publishing } = request.phrases
    if (query.chat === 'private' && !isAboutElsewhere(request)) {
      const deaf = await deafness(request)
      return say(request, publishing.newsroomPrivate, ...(deaf.length > 0 ? deaf : [publishing.newsroomHere]))
    }
    const on = !/\b(?:off|no|stop)$|^(?:关闭?|停用?)$/i.test(query.args)
    const { platform, chat } = query.about
    const audit = {
      at: now(),
      actor,
      action: 'arranged',
      subject: `newsroom ${platform} ${chat}`,
      detail: { on },
    } as const
    const changed = await setNewsroom(store, query.about, on, audit)
    const off = lineAbout(request, 'newsroom', 'off')
    if (on)
      return say(
        request,
        suggest(changed ? publishing.newsroomOn : publishing.newsroomAlready, [off]),
        ...(changed && !isAboutElsewhere(request)
          ? [suggest(request.phrases.checking.liveInRoom, ['draft live off'])]
          : []),
      )
    return changed
      ? say(request, publishing.newsroomOff)
      : say(request, suggest(publishing.newsroomNot, [lineAbout(request, 'newsroom')]))
  },
}
