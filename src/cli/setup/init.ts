import { randomBytes } from 'node:crypto'
import { parseEnv } from 'node:util'
import { timeZone } from '../../config/fields.ts'
import { type Environment, readConfig, secretVariables } from '../../config.ts'
import { atCommandLine } from '../../desk/desk.ts'
import { invite } from '../../desk/people/invitations.ts'
import { messageOf } from '../../errors.ts'
import { openDesk } from '../../main/open-desk.ts'
import { type Language, languages } from '../../model.ts'
import { phrasesIn } from '../../phrases/index.ts'
import type { Streams } from '../io.ts'
import { Failure } from '../terminal/failure.ts'
import { type Ask, openAsk } from './ask.ts'
import { type EnvChange, readEnvFile, withVariables, writeEnvFile } from './env-file.ts'
import { setUpSlack } from './slack.ts'
import { agrees, answer, type InitFlags, type Owner, type Ready, type Step } from './step.ts'
import { setUpTelegram } from './telegram.ts'

const kinds = ['telegram', 'slack', 'terminal'] as const

/** `briefwire init`: asks what a brief needs, checks it, and writes `.env`; every answer may be a flag, or a line of a pipe. Throws Failure. */
export async function init(flags: InitFlags, environment: Environment, io: Streams): Promise<void> {
  const file = flags.file ?? '.env'
  const ask = openAsk(io.words.init.stopped)
  // Results belong to whoever reads standard output; what is said on the way does not.
  const tell = flags.json ? io.err : io.out
  try {
    const step = await begin({ ask, flags, environment, words: io.words.init, tell }, io)
    const platform = await choose(step, step.words.askPlatform, '--platform', flags.platform, kinds, 'telegram')
    const ready =
      platform === 'terminal' ? null : platform === 'slack' ? await setUpSlack(step) : await setUpTelegram(step)
    try {
      const done = await write(step, file, { ...step.brief, ...(ready?.values ?? {}) })
      const owned = ready === null ? null : await settleOwner(step, file, ready)
      for (const line of ready?.advice ?? []) tell(line)
      const { owner = null, invited = false, tested = false, changed = [] } = owned ?? {}
      if (flags.json)
        return io.out(
          JSON.stringify({
            file,
            platform,
            bot: ready?.name ?? null,
            changed: [...done, ...changed],
            owner,
            invited,
            tested,
          }),
        )
      for (const line of step.words.next) tell(line)
    } finally {
      await ready?.close()
    }
  } finally {
    ask.close()
  }
}

/** The language comes first, because it is spoken from then on; with it all of the brief that is no secret. */
async function begin(step: Step, io: Streams): Promise<Step & { readonly brief: Readonly<Record<string, string>> }> {
  const { flags, environment, tell } = step
  const language = await choose(
    step,
    step.words.askLanguage,
    '--language',
    flags.language ?? unasked(step.ask, io.language),
    languages,
    io.language,
  )
  const spoken = { ...step, words: phrasesIn(language).cli.init }
  if (step.ask.interactive) tell(spoken.words.welcome)
  const title = await answer(spoken, {
    question: spoken.words.askTitle,
    flag: '--title',
    given: flags.title ?? unasked(step.ask, environment.BRIEF_TITLE || titles[language]),
    otherwise: environment.BRIEF_TITLE || titles[language],
    faultOf: () => null,
  })
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zone = await answer(spoken, {
    question: spoken.words.askZone,
    flag: '--time-zone',
    given: flags.timeZone ?? unasked(step.ask, environment.BRIEF_TIMEZONE || here),
    otherwise: environment.BRIEF_TIMEZONE || here,
    faultOf: (value) =>
      timeZone.safeParse(value).success ? null : spoken.words.noSuch('UTC, Europe/Berlin, Asia/Shanghai, …'),
  })
  return { ...spoken, brief: { BRIEF_LANGUAGE: language, BRIEF_TITLE: title, BRIEF_TIMEZONE: zone } }
}

const titles: Readonly<Record<Language, string>> = { en: 'Daily brief', es: 'El boletín', zh: '每日简报' }

/** What has a good answer is not asked of a pipe. */
const unasked = ({ interactive }: Ask, otherwise: string): string | undefined => (interactive ? undefined : otherwise)

async function choose<T extends string>(
  step: Step,
  question: string,
  flag: string,
  given: string | undefined,
  choices: readonly T[],
  otherwise: T,
): Promise<T> {
  const isOne = (value: string): value is T => choices.some((choice) => choice === value)
  const value = await answer(step, {
    question,
    flag,
    given,
    otherwise,
    faultOf: (value) => (isOne(value.toLowerCase()) ? null : step.words.noSuch(choices.join(', '))),
  })
  const chosen = value.toLowerCase()
  return isOne(chosen) ? chosen : otherwise
}

/** Writes variables into the file once they are right together. Tells the names that changed. */
async function write(step: Step, file: string, values: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { words, flags, environment, tell } = step
  const shown = (name: string, value: string): string => (secret(name) ? words.hidden : value)
  const text = readEnvFile(file)
  const edited = withVariables(text, values)
  const lines = Object.entries(values).map(([name, value]) => `  ${name}=${shown(name, value)}`)
  if (edited === null) throw new Failure('refused', words.cannotEdit(file, lines.join('\n')))
  const { changes } = edited
  if (changes.length === 0) {
    tell(words.unchanged(file))
    return []
  }
  try {
    readConfig(parseEnv(edited.text))
  } catch (thrown) {
    throw new Failure('configuration', `${file}: ${messageOf(thrown)}`)
  }
  const said = ({ name, before, after }: EnvChange): string =>
    before === null
      ? words.added(name, shown(name, after))
      : words.changed(name, shown(name, before), shown(name, after))
  tell(words.wouldChange(file))
  for (const change of changes) tell(said(change))
  if (changes.some(({ before }) => before !== null) && !flags.yes && !(await agrees(step, words.askReplace)))
    throw new Failure('unanswered', words.sayYes(file))
  writeEnvFile(file, edited.text)
  tell(words.wrote(file))
  for (const { name, before, after } of changes) {
    const set = environment[name]
    if (set && set !== before && set !== after) tell(words.inTheWay(name))
  }
  return changes.map(({ name }) => name)
}

const secret = (name: string): boolean => secretVariables.some((each) => each === name)

async function settleOwner(step: Step, file: string, ready: Ready) {
  const { words, flags, tell } = step
  const found = await ready.owner()
  if (found === null) {
    tell(words.ownerLater)
    return null
  }
  if (found === 'code') {
    const code = randomBytes(10).toString('hex').toUpperCase()
    await inviteOwner(step, file, code)
    for (const line of words.invited(code)) tell(line)
    return { owner: null, invited: true, tested: false, changed: [] }
  }
  const before = parseEnv(readEnvFile(file)).ADMINS ?? ''
  const owners = [...before.split(',').map((each) => each.trim()), found.person].filter(Boolean)
  // One more owner takes nothing away.
  const grown = { ...step, flags: { ...flags, yes: true } }
  const changed = await write(grown, file, { ADMINS: [...new Set(owners)].join(',') })
  return { owner: found.person, invited: false, tested: await greet(step, ready, found), changed }
}

async function greet(
  { words, flags, tell, brief }: Step & { brief?: Readonly<Record<string, string>> },
  ready: Ready,
  owner: Owner,
) {
  if (flags.test === false || ready.name === null) return false
  const fault = await ready.say(owner, words.testMessage(brief?.BRIEF_TITLE ?? ''))
  tell(fault === null ? words.tested : words.notTested(fault))
  return fault === null
}

/** The code of an invitation is known to the database alone, by its hash. */
async function inviteOwner({ environment }: Step, file: string, code: string): Promise<void> {
  const { store } = await openDesk(readConfig({ ...parseEnv(readEnvFile(file)), ...environment }))
  try {
    await invite(store, code, 'owner', atCommandLine, Date.now())
  } finally {
    await store.close()
  }
}
