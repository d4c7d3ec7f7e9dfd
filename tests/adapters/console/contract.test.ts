import { PassThrough } from 'node:stream'
import { createConsole } from '../../../adapters/console/index.ts'
import type { Doc } from '../../../src/doc.ts'
import { type AdapterRoom, adapterContract } from '../../contracts/adapter.suite.ts'

interface Room extends AdapterRoom<Doc> {
  readonly output: PassThrough
}

adapterContract<Doc, Room>({
  name: 'console',
  async make() {
    const [input, output] = [new PassThrough(), new PassThrough()]
    const seen: string[] = []
    output.on('data', (chunk) => seen.push(String(chunk)))
    const look = { width: 80, colour: false, mode: 'script', language: 'en' } as const
    const adapter = createConsole({ ...look, input, output, onEnd: () => {} })
    return {
      adapter,
      output,
      target: { platform: 'console', account: 'local', chat: 'terminal', thread: null },
      seen: () => seen,
      end: async () => void input.end(),
    }
  },
  failures: [
    {
      name: 'a terminal that was closed',
      arrange: ({ output }) => void output.destroy(),
      expected: { kind: 'unavailable' },
    },
  ],
})
