import type { Platform } from '../platform.ts'

/** The terminal as a chat. */
export const terminal: Platform = {
  configured: () => false,
  async connect({ config, terminal: mode, look, secrets = [], store, onEnd }) {
    if (mode === 'none') return null
    const { createConsole } = await import('../../../adapters/console/index.ts')
    const { menu } = await import('../../commands/index.ts')
    const { complete } = await import('./complete.ts')
    const { openHistory } = await import('./history.ts')
    const { language } = config.brief
    const { stdin: input, stdout: output } = process
    const live = mode === 'live'
    const adapter = createConsole({
      ...look,
      input,
      output,
      mode,
      pages: config.terminalPages,
      ...(live ? { history: openHistory(`${config.databasePath}.history`, secrets) } : {}),
      complete: (line, spoken) =>
        complete(line, {
          commands: menu(spoken, 'owner'),
          topics: () => store.topics(),
          language: spoken,
          issues: () => store.issuesBefore(null, recent),
          draft: async () => (await store.draft()).draft,
        }),
      language,
      onEnd,
    })
    return { adapter }
  },
  preview: {
    name: 'text',
    load: async () => (await import('../../../adapters/console/render.ts')).createRender({ width: 80, colour: false }),
  },
  examine: async () => [],
  onlyAccount: () => 'local',
  // With a platform it takes part only where it is asked for.
  accounts: async ({ telegram, slack }) => (telegram || slack ? [] : ['local']),
  faultOf: ({ account, chat, thread }) =>
    account === 'local' && chat === 'terminal' && thread === null
      ? null
      : 'the terminal has one chat: console,local,terminal',
}

/** So many issues are offered. */
const recent = 30
