import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { createConsole } from '../../../adapters/console/index.ts'
import { createTestHost, type TestHost } from '../../fakes/host.ts'

/** What the core gets of these lines, typed in a terminal. */
async function typed(host: TestHost, ...lines: readonly string[]): Promise<void> {
  const [input, output] = [new PassThrough(), new PassThrough()]
  output.resume()
  const ended = Promise.withResolvers<void>()
  const look = { width: 80, colour: false, mode: 'script', language: 'en' } as const
  const adapter = createConsole({ ...look, input, output, onEnd: ended.resolve })
  await adapter.listen?.(host)
  input.end(lines.map((line) => `${line}\n`).join(''))
  await ended.promise
  await adapter.close()
}

it('takes what is no command for what an editor writes', async () => {
  const host = createTestHost()
  host.editors.add('local')
  await typed(host, 'Wallets merge today', 'latest', '/wallets', 'Fees fall')
  expect(host.notes.map(({ text, message }) => [text, message])).toEqual([
    ['Wallets merge today', 'line 1'],
    ['Fees fall', 'line 4'],
  ])
  expect(host.queries.map(({ command }) => command)).toEqual(['latest', 'wallets'])
})

it('takes every line for a command where nobody reads notes', async () => {
  const host = createTestHost()
  await typed(host, 'Wallets merge today')
  expect(host.notes).toEqual([])
  expect(host.queries.map(({ command, args }) => [command, args])).toEqual([['wallets', 'merge today']])
})

it('shows what comes as a file as it is, line by line', async () => {
  const host = createTestHost()
  const [input, output] = [new PassThrough(), new PassThrough()]
  const written: string[] = []
  output.on('data', (piece) => written.push(String(piece)))
  const ended = Promise.withResolvers<void>()
  const look = { width: 40, colour: false, mode: 'script', language: 'en' } as const
  const adapter = createConsole({ ...look, input, output, onEnd: ended.resolve })
  const text = `{\n  "name": "${'x'.repeat(60)}",\n  "at": null\n}\n`
  await adapter.listen?.({
    ...host,
    answer: async ({ takesFiles }) => ({
      language: 'en',
      blocks: [],
      ...(takesFiles ? { file: { name: 'mine.json', text } } : {}),
    }),
  })
  input.end('mydata\n')
  await ended.promise
  await adapter.close()
  expect(written.join('')).toContain(text)
})
