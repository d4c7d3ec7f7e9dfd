import type { Doc } from '../../doc.ts'
import { type Command, type CommandRequest, say } from '../command.ts'
import { approvalBlocks, setAlone, setCorrections } from './approval-rules.ts'
import { setClosing, setSections, templateBlocks } from './template.ts'

/** `/desk`: how the editors work together. Buttons say what follows the name: `desk alone owners`, `desk sections …`. */
export const desk: Command = {
  name: 'desk',
  who: 'editor',
  async run(request) {
    const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(request.query.args) ?? []
    const act = verbs.get(verb.toLowerCase())
    return act ? act(request, rest.trim()) : show(request)
  },
}

type Act = (request: CommandRequest, rest: string) => Promise<Doc>

const verbs: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['alone', async (request, rest) => show(request, ...(await setAlone(request, rest)))],
  ['sections', async (request, rest) => (await setSections(request, rest)) ?? show(request)],
  ['closing', async (request, rest) => (await setClosing(request, rest)) ?? show(request)],
  ['corrections', async (request, rest) => show(request, ...(await setCorrections(request, rest)))],
])

async function show(request: CommandRequest, ...lead: readonly string[]): Promise<Doc> {
  const title = { kind: 'title', text: request.phrases.desk.title, note: null } as const
  return say(request, ...lead, title, ...(await templateBlocks(request)), ...(await approvalBlocks(request)))
}
