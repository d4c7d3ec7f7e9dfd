import { type Answers, createAnswers } from '../../src/delivery/answers.ts'

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
