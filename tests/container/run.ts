// Where no container engine can be had: runs the Dockerfile's steps one by one in bare folders, then the program as another user,
// who may write /data and nothing else. `npm run container` as root; the image's own base (Node, a user `node`) is the machine's.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const source = join(import.meta.dirname, '..', '..')
const base = mkdtempSync(join(tmpdir(), 'container-'))
const nobody = 65_534
const port = 3000 + (process.pid % 1000)

interface Step {
  readonly word: string
  readonly rest: string
}

const steps: readonly Step[] = readFileSync(join(source, 'Dockerfile'), 'utf8')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .flatMap((line) => {
    const found = /^([A-Z]+) (.+)$/.exec(line.trim())
    return found ? [{ word: found[1] ?? '', rest: found[2] ?? '' }] : []
  })

const roots = new Map<string, string>()
let root = base
let folder = '/'
const environment: Record<string, string> = {}
let entry: readonly string[] = []
let command: readonly string[] = []

const inside = (path: string): string => join(root, path.startsWith('/') ? path : join(folder, path))

function copy(rest: string): void {
  const words = rest.split(' ')
  const from = words[0]?.startsWith('--from=') ? roots.get(words.shift()?.slice('--from='.length) ?? '') : undefined
  const target = words.pop() ?? ''
  for (const each of words) {
    const path = from === undefined ? join(source, each) : join(from, each)
    const whole = statSync(path).isDirectory()
    const to = whole || !target.endsWith('/') ? inside(target) : join(inside(target), each.split('/').at(-1) ?? '')
    const place = !whole && target === './' ? join(inside('.'), each) : to
    mkdirSync(dirname(place), { recursive: true })
    cpSync(path, place, { recursive: true, verbatimSymlinks: true })
  }
}

function run(rest: string): void {
  // /data and the user "node" are the image's: here a folder under the root, and nobody.
  const line = rest.replaceAll('/data', join(root, 'data')).replaceAll('node:node', `${nobody}:${nobody}`)
  const { status } = spawnSync(line, { shell: true, cwd: inside('.'), stdio: 'inherit' })
  if (status !== 0) throw new Error(`RUN ${rest}: ended with ${status}`)
}

const words = (rest: string): readonly string[] => (JSON.parse(rest) as unknown[]).map(String)

function take({ word, rest }: Step): void {
  process.stdout.write(`${word} ${rest}\n`)
  switch (word) {
    case 'FROM': {
      root = join(base, rest.split(' as ')[0]?.split(' AS ')[1] ?? 'final')
      roots.set(rest.split(' AS ')[1] ?? 'final', root)
      mkdirSync(root)
      folder = '/'
      return
    }
    case 'WORKDIR':
      folder = rest
      mkdirSync(inside('.'), { recursive: true })
      return
    case 'COPY':
      copy(rest)
      return
    case 'RUN':
      run(rest)
      return
    case 'ENV':
      for (const [, name = '', value = ''] of rest.matchAll(/([A-Z_]+)=(\S+)/g))
        environment[name] = value.replace('/data', join(root, 'data'))
      return
    case 'ENTRYPOINT':
      entry = words(rest)
      return
    case 'CMD':
      command = words(rest)
      return
    case 'LABEL':
    case 'USER':
    case 'VOLUME':
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'HEALTHCHECK':
      return
    default:
      throw new Error(`The Dockerfile says ${word}, which this script does not know.`)
  }
}

async function serve(): Promise<void> {
  const [file = '', ...args] = [...entry, ...command]
  // As an image is: everything belongs to root and nobody else may write it.
  chmodSync(base, 0o755)
  spawnSync('chmod', ['-R', 'go-w', root])
  chownSync(join(root, 'data'), nobody, nobody)
  const node = file === 'node' ? process.execPath : file
  const env = { ...environment, PATH: process.env.PATH, HOME: '/nonexistent', PORT: String(port), HOST: '127.0.0.1' }
  const child = spawn(node, args, {
    cwd: inside('.'),
    env,
    uid: nobody,
    gid: nobody,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  try {
    for (let turn = 0; ; turn++) {
      const answers = await fetch(`http://127.0.0.1:${port}/livez`).catch(() => null)
      if (answers?.ok) break
      if (turn === 100 || child.exitCode !== null) throw new Error('It does not answer /livez.')
      await wait(100)
    }
    const ready = await fetch(`http://127.0.0.1:${port}/healthz`)
    process.stdout.write(`/livez 200, /healthz ${ready.status} ${await ready.text()}\n`)
    const since = Date.now()
    child.kill('SIGTERM')
    const code = await ended
    if (code !== 0) throw new Error(`After SIGTERM it ended with ${code}.`)
    process.stdout.write(`SIGTERM: ended with 0 after ${Date.now() - since} ms\n`)
  } finally {
    child.kill('SIGKILL')
  }
}

try {
  for (const step of steps) take(step)
  spawnSync('du', ['-sh', join(root, 'app'), join(root, 'app', 'node_modules')], { stdio: 'inherit' })
  await serve()
} finally {
  rmSync(base, { recursive: true, force: true })
}
