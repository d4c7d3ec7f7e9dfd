import type { Host } from '../../src/adapter.ts'
import { type Answers, createAnswers } from '../../src/delivery/answers.ts'
import { paragraph } from '../../src/doc.ts'

/** Answers where nothing else is on its way. They wait out what the platform asks for, by a clock on which every wait is over at once. */
export function idleAnswers(): Answers {
  let clock = 0
  return createAnswers({
    turn: async () => 0,
    chatMs: () => 1100,
    log: { warn() {} },
    now: () => 0,
    elapsed: () => clock,
    async wait(ms) {
      clock += ms
    },
    closing: new AbortController().signal,
  })
}

const regrets = {
  lost: { en: 'My answer got lost.', es: 'Mi respuesta se perdió.', zh: '回答没能送到。' },
  failed: { en: 'Sorry, something broke.', es: 'Perdona, algo se rompió.', zh: '抱歉，出了点问题。' },
} as const

/** A host's words for what went wrong. */
export const smallSorry: Host['sorry'] = (language, why) => ({
  language: language ?? 'en',
  blocks: [paragraph(regrets[why][language ?? 'en'])],
})
