import { suggest } from '../../compose/issue.ts'
import { type Action, type Block, type Doc, sentences } from '../../doc.ts'
import type { Subscription, Wants } from '../../model.ts'
import { writtenWord } from '../../topics/word.ts'
import { askReader } from '../asking.ts'
import { type Command, type CommandRequest, lineAbout, say } from '../command.ts'
import { askFirst } from '../reading/ask-first.ts'
import { toSettings } from './change.ts'
import { choose } from './choose.ts'

/** More words than anybody needs, few enough to look for in every item. */
const mostWords = 50

type Kind = 'follow' | 'mute'

/**
 * `/follow alipay, 支付宝`: what has one of these words comes, whatever the topics; `/follow only`: nothing else does; `/follow remove alipay`
 * and `/follow off` take words away. `/mute bitcoin` keeps away what has one.
 */
const wordsCommand = (kind: Kind): Command => ({
  name: kind,
  who: 'manager',
  async run(request) {
    const { query, subscription, phrases } = request
    if (!subscription || subscription.state === 'ended')
      return say(request, suggest(phrases.notSubscribed, [lineAbout(request, 'subscribe')]))
    if (query.args === '') return shown(request, kind, subscription)
    const asked = read(kind, query.args, subscription)
    if ('problem' in asked) return problem(request, kind, asked.problem)
    if (query.linked)
      return askFirst(request, phrases.linkChanges(`${kind} ${query.args}`), {
        label: phrases.doChange,
        command: lineAbout(request, kind, query.args),
      })
    const now = await choose(request, asked.wants)
    return now
      ? shown(request, kind, now)
      : say(request, suggest(phrases.notSubscribed, [lineAbout(request, 'subscribe')]))
  },
})

export const follow = wordsCommand('follow')
export const mute = wordsCommand('mute')

type Problem = 'none' | 'many'

function read(
  kind: Kind,
  args: string,
  has: Wants,
): { readonly wants: Partial<Wants> } | { readonly problem: Problem } {
  const plain = args.normalize('NFKC').trim()
  if (
    kind === 'follow' &&
    /^(only|only these|s[óo]lo|solamente|s[óo]lo (?:estas|est[oa]s palabras)|只要|只看)$/i.test(plain)
  )
    return { wants: { followedOnly: true } }
  if (/^(off|none|clear|nothing|nada|ninguna|vaciar|清空|关|关闭|全部取消)$/i.test(plain))
    return { wants: { [kind]: [] } }
  const removed = /^(?:remove|drop|not|quitar?|borrar?|sin|去掉|取消|删除)[\s:：]+(.+)$/is.exec(plain)?.[1]
  if (removed !== undefined) {
    const gone = new Set(wordsIn(removed).map(key))
    return { wants: { [kind]: has[kind].filter((word) => !gone.has(key(word))) } }
  }
  const words = wordsIn(plain)
  if (words.length === 0) return { problem: 'none' }
  const known = new Set(has[kind].map(key))
  const all = [...has[kind], ...words.filter((word) => !known.has(key(word)))]
  if (all.length > mostWords) return { problem: 'many' }
  // The same word cannot be both.
  const other = kind === 'follow' ? 'mute' : 'follow'
  const fresh = new Set(words.map(key))
  return { wants: { [kind]: all, [other]: has[other].filter((word) => !fresh.has(key(word))) } }
}

const key = (word: string): string => word.toLowerCase()

/** Commas part them where there are some, else blanks do; what stands in quotation marks is one. */
function wordsIn(text: string): readonly string[] {
  const quoted: string[] = []
  const rest = text.replaceAll(/["“”「『]([^"“”」』]+)["“”」』]/g, (_, phrase: string) => {
    quoted.push(phrase)
    return ','
  })
  const parted = /[,，、;；\n]/.test(text) ? rest.split(/[,，、;；\n]/) : rest.split(/[\s,]+/)
  const written = [...quoted, ...parted.map((piece) => piece.replace(/^#/, ''))].flatMap(
    (piece) => writtenWord(piece) ?? [],
  )
  return [...new Map(written.map((word) => [key(word), word])).values()]
}

async function problem(request: CommandRequest, kind: Kind, what: Problem): Promise<Doc> {
  const { wishes } = request.phrases
  if (what === 'many') return say(request, suggest(`${wishes.tooManyWords(mostWords)} `, [lineAbout(request, kind)]))
  return askReader(request, lineAbout(request, kind), suggest(`${wishes.noWords} `, [wishes[`${kind}Example`]]))
}

async function shown(request: CommandRequest, kind: Kind, wants: Subscription): Promise<Doc> {
  const { wishes } = request.phrases
  const words = wants[kind]
  const example = suggest(`${wishes[`${kind}How`]} `, [wishes[`${kind}Example`]])
  const bare = request.query.args === ''
  const back: Block = { kind: 'actions', actions: [toSettings(request)] }
  const reply = (...blocks: readonly (Block | string)[]): Promise<Doc> =>
    bare
      ? askReader(request, lineAbout(request, kind), ...blocks, back)
      : Promise.resolve(say(request, ...blocks, back))
  if (words.length === 0) return reply(...(bare ? [] : [wishes.wordsGone]), example)
  const removals = words
    .slice(0, mostButtons)
    .map((word): Action => ({ label: wishes.without(word), command: lineAbout(request, kind, `remove ${word}`) }))
  if (kind === 'mute') return reply(wishes.muted(words), { kind: 'actions', actions: removals }, example)
  const everything = wants.topics.length === 0 && wants.except.length === 0
  const only: Action = { label: wishes.onlyThese, command: lineAbout(request, 'follow', 'only') }
  const all: Action = { label: wishes.everythingElse, command: lineAbout(request, 'settings', 'topics all') }
  const followed = wishes.followed(words)
  return reply(
    !wants.followedOnly && everything ? sentences(followed, wishes.followedInAll) : followed,
    { kind: 'actions', actions: [...(wants.followedOnly ? [all] : [only]), ...removals] },
    ...(bare ? [example] : []),
  )
}

/** As many as fit under a message. */
const mostButtons = 20
