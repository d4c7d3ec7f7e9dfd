import { createConsole } from '../../adapters/console/index.ts'
import { createRender } from '../../adapters/console/render.ts'
import type { Platform } from './platform.ts'

/** The terminal as a chat. */
export const terminal: Platform = {
  configured: () => false,
  async connect({ config, terminal, look, onEnd }) {
    if (terminal === 'none') return null
    const { stdin: input, stdout: output } = process
    const interactive = terminal === 'prompt'
    return { adapter: createConsole({ ...look, input, output, interactive, language: config.brief.language, onEnd }) }
  },
  preview: { name: 'text', load: async () => createRender({ width: 80, colour: false }) },
  examine: async () => [],
  onlyAccount: () => 'local',
  // With a platform it takes part only where it is asked for.
  accounts: async ({ telegram, slack }) => (telegram || slack ? [] : ['local']),
  faultOf: ({ account, chat, thread }) =>
    account === 'local' && chat === 'terminal' && thread === null
      ? null
      : 'the terminal has one chat: console,local,terminal',
}
