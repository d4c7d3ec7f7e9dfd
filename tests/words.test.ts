import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formWordsIn } from '../adapters/slack/form/words.ts'
import { homeWordsIn } from '../adapters/slack/home/words.ts'
import { noteWordsIn } from '../adapters/slack/note/words.ts'
import { modalWordsIn } from '../adapters/slack/shortcut/words.ts'
import { wordsIn as slackWordsIn } from '../adapters/slack/words.ts'
import { wordsIn as telegramWordsIn } from '../adapters/telegram/words.ts'
import { languages } from '../src/model.ts'
import { phrasesIn } from '../src/phrases/index.ts'
import { spaced } from '../src/text/spaced.ts'
import { setting } from './chinese.ts'
import { newsdesk } from './fakes/newsdesk.ts'

const files = (...patterns: string[]): readonly string[] => globSync(patterns)
const english = files('src/phrases/en/**/*.ts')
const chinese = files('src/phrases/zh/**/*.ts')
const slack = files('adapters/slack/**/words.ts')
const telegram = files('adapters/telegram/**/words.ts')
const pages = files('adapters/web/words/*.ts', 'adapters/console/words.ts')

/** What is not said, where, and what is said for it. */
const rules: readonly (readonly [no: RegExp, where: readonly string[], instead: string])[] = [
  [/whole items?\b/i, [...english, ...slack, ...telegram], 'full text'],
  [/\b(?:private chat|direct message|DM)\b/, english, 'in private: Slack and Telegram call it differently'],
  [/私聊|私信/, chinese, '私下'],
  [/\bchats?\b/, slack, 'channel, or direct message'],
  [/私聊|本群/, slack, '私信，频道'],
  [/direct message|私信/, telegram, 'private, 私聊'],
  [/您/, [...chinese, ...slack, ...telegram, ...pages], '你'],
  [/主题/, [...chinese, ...slack, ...telegram, ...pages], '话题'],
  [/……/, [...chinese, ...slack, ...telegram, ...pages], '…'],
  [
    /\bthis chat\b|本群已|本群的/i,
    [...english, ...chinese],
    'the place by its kind, which Slack and Telegram call differently',
  ],
]

/** What readers may type is written as they type it. */
const typed = /^\s*(?:timeExamples|standingExamples|retract: '|schedule: '|publish: '|'付款\?)/

/** Every string of the file's Chinese, without what is put in: `⟨count⟩` for figures, `⟨who⟩` for words, which `spaced` sets apart. */
const chineseIn = (file: string): readonly { readonly at: string; readonly text: string; readonly set: boolean }[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) =>
      typed.test(line)
        ? []
        : [...line.matchAll(/(spaced)?`((?:[^`$]|\$\{(?:[^`{}]|`(?:[^`{}]|\{[^{}]*\})*`)*\})*)`|'([^']*)'/g)].map(
            (found) => ({
              at: `${file}:${at + 1}`,
              text: found[2] ?? found[3] ?? '',
              set: found[1] !== undefined,
            }),
          ),
    )
    .filter(({ text }) => /\p{Script=Han}/u.test(text))

/** Names that hold words in some phrase, and figures in none: what is put in may be Chinese or not. */
const wordy = (): ReadonlySet<string> => {
  const held = new Map<string, string>()
  for (const file of [...english, ...slack, ...telegram])
    for (const [, name = '', type = ''] of readFileSync(file, 'utf8').matchAll(/(\w+): (number|string)\b/g))
      if (held.get(name) !== 'number') held.set(name, type)
  return new Set([...held].filter(([, type]) => type === 'string').map(([name]) => name))
}

describe('what is said in Chinese', () => {
  const all = [...chinese, ...slack, ...telegram, ...pages].flatMap(chineseIn)

  it.each(setting)('has %s', (_, no) => {
    expect(all.length).toBeGreaterThan(400)
    const bare = all.map((each) => ({ ...each, text: each.text.replace(/ *\$\{[^}]*\}+ */g, '\n') }))
    expect(bare.filter(({ text }) => no.test(text)).map(({ at, text }) => `${at} ${text}`)).toEqual([])
  })

  it('leaves it to `spaced` how words stand that may be of any script', () => {
    const words = wordy()
    const seam = /(\p{Script=Han} ?)?\$\{([^{}`]*)\}( ?\p{Script=Han})?/gu
    const loose = all
      .filter(({ set }) => !set)
      .flatMap(({ at, text }) =>
        [...text.matchAll(seam)]
          .filter(([, before, , after]) => before !== undefined || after !== undefined)
          .flatMap(([, , put = '']) =>
            (/^\w+(?:\.\w+)*\(/.test(put) ? [] : (put.replace(/'[^']*'/g, '').match(/\w+/g) ?? []))
              .filter((name) => words.has(name))
              .map((name) => `${at} write spaced\`…${name}…\``),
          ),
      )
    expect(loose).toEqual([])
  })

  it.each([
    [spaced`由${'Anna'}取消`, '由 Anna 取消'],
    [spaced`由 ${'王明'} 取消`, '由王明取消'],
    [spaced`将于${'3月9日（周一）'} 发布`, '将于 3月9日（周一）发布'],
    [spaced`共${12}条：${'“x”'} 等`, '共 12 条：“x”等'],
    [spaced`${''} 取消`, '取消'],
    [spaced`移除 ${' 王 明 '}`, '移除 王 明 '],
  ])('is set as %s', (said, expected) => {
    expect(said).toBe(expected)
  })
})

describe('what is said to people', () => {
  it.each(rules)('is never %s', (no, where, instead) => {
    expect(where.length).toBeGreaterThan(0)
    const found = where.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, at) => (/['`]/.test(line) && no.test(line) ? [`${file}:${at + 1} say ${instead}`] : [])),
    )
    expect(found).toEqual([])
  })

  it.each(languages)('is the same on every platform for the same thing, in %s', (language) => {
    const core = phrasesIn(language)
    const home = homeWordsIn(language)
    const modal = modalWordsIn(language)
    const form = formWordsIn(language)
    const [onSlack, onTelegram] = [slackWordsIn(language), telegramWordsIn(language)]
    const note = noteWordsIn(language)
    const same: readonly (readonly [string, string])[] = [
      [onSlack.oldButton, onTelegram.oldButton],
      [note.tooLarge, onTelegram.tooLarge(10)],
      [note.notRead.replace('Slack', 'Telegram'), onTelegram.notFetched],
      [home.full, core.choose.full],
      [home.headlines, core.choose.headlines],
      [home.atOnce, core.choose.atOnce],
      [home.topics, core.settingTopics],
      [home.topics, modal.topics],
      [home.topics, core.posting.topicsTitle],
      [home.openDraft, core.posting.showDraft],
      [home.publish, core.posting.publish],
      [modal.cancel, form.cancel],
      [modal.close, form.close],
      [onTelegram.origin(7, 'X').replace(/[,，]\s*/, ' · '), home.latest(7, 'X')],
      [core.issue(7), home.latest(7, 'X').split(' · ')[0] ?? ''],
      [`${core.choose.full}/${core.choose.headlines}`.toLowerCase(), `${core.formats.full}/${core.formats.headlines}`],
      [core.choose.atOnce.toLowerCase(), core.atOnce],
      [core.choose.everything.toLowerCase(), core.everything],
    ]
    for (const [one, other] of same) expect(one).toBe(other)
  })

  it('has buttons in sentence case', async () => {
    const { as } = newsdesk()
    const ann = as('Ann')
    await ann.gives('subscribe payments')
    await ann.gives('settings hour 8')
    await ann.writes('Rates rise\nAll about it. #payments')
    await ann.presses(await ann.gives('publish'), phrasesIn('en').publishing.publish)
    const lines = [
      'settings',
      'draft',
      'sections',
      'latest headlines',
      'topic payments',
      'schedule',
      'deliveries',
      'editors',
      'history',
      'correct 1.1',
      'topic paymnts',
    ]
    const docs = await Promise.all(lines.map((line) => ann.gives(line)))
    const labels = docs.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'actions'
          ? block.actions.map(({ label }) => label)
          : block.kind === 'item' && block.open
            ? [block.open.label]
            : [],
      ),
    )
    const { subscribe, stop, openDraft, publish } = homeWordsIn('en')
    const { showEveryone } = slackWordsIn('en')
    const { readOn } = telegramWordsIn('en')
    expect(labels.length).toBeGreaterThan(10)
    for (const label of [...labels, subscribe, stop, openDraft, publish, showEveryone, readOn])
      expect(label).toMatch(/^(?:✓ )?[\p{Lu}\d]/u)
  })
})
