import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** What the program writes into a terminal of this width when it is spoken to. */
export async function speakTo(environment: Record<string, string>, lines: readonly string[]): Promise<string> {
  const program = spawn(process.execPath, ['src/bin.js', 'start'], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let seen = ''
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen += text
  })
  program.stdin.end(`${lines.join('\n')}\n`)
  await once(program, 'close')
  return seen
}

/** Terminal text as a page of its own. */
export const terminalPage = (text: string, prompt: string): string => `<!doctype html><meta charset="utf-8"><style>
:root { color-scheme: light dark } body { margin: 0; padding: 22px 26px; font: 15px/1.5 "DejaVu Sans Mono", Menlo, monospace; background: #fbfaf7; color: #23211d }
pre { margin: 0; font: inherit; white-space: pre-wrap } b { color: #9b1c1c }
@media (prefers-color-scheme: dark) { body { background: #131417; color: #e6e3db } b { color: #f2938a } }
</style><pre><b>$</b> ${prompt}\n\n${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`
