// Where no container engine can be had: runs the Dockerfile's steps one by one in bare folders, then the program as compose.yaml
// runs it: as another user without any capability, over a root file system that is really read-only, but for /data and an empty /tmp.
// `npm run container`, as root, on Linux. The image's own base (Node, a user "node") is the machine's.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Image, runSteps } from './image.ts'

const source = join(import.meta.dirname, '..', '..')
// Not in /tmp, which is an empty one for the program.
const base = mkdtempSync('/var/tmp/container-')
const nobody = 65_534
const port = 3000 + (process.pid % 1000)

/** Everything read-only but for the volume ("$1") and a /tmp of its own; then the rest, as somebody else who can become nobody else. */
const confine = `
mount --bind "$1" "$1" && mount -o remount,ro,bind / && mount -t tmpfs -o mode=1777 tmpfs /tmp || exit 70
shift
exec setpriv --reuid ${nobody} --regid ${nobody} --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs -- "$@"
`

/** A command inside the image: what it starts, and with what. */
function inImage({ root, folder, environment, volumes }: Image, [file = '', ...args]: readonly string[]) {
  const data = join(root, volumes[0] ?? '')
  const env = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(volumes[0] ?? '/data', data)]),
  )
  const program = file === 'node' ? process.execPath : file
  return {
    file: 'unshare',
    args: ['--mount', '--propagation', 'private', 'sh', '-c', confine, 'sh', data, program, ...args],
    options: {
      cwd: join(root, folder),
      env: { ...env, PATH: process.env.PATH, HOME: '/nonexistent', PORT: String(port), HOST: '127.0.0.1' },
    },
  }
}

/** Runs a command in the image to its end; tells what it said. */
function once(image: Image, command: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { file, args, options } = inImage(image, command)
  const { status, stdout, stderr } = spawnSync(file, args, { ...options, encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}`.trim() }
}

function expect(what: string, holds: boolean, seen: unknown = ''): void {
  process.stdout.write(`${holds ? '✓' : '✗'} ${what} ${seen}\n`)
  if (!holds) process.exitCode = 1
}

async function serve(image: Image): Promise<void> {
  const { file, args, options } = inImage(image, image.command)
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  try {
    for (let turn = 0; ; turn++) {
      const answers = await fetch(`http://127.0.0.1:${port}/livez`).catch(() => null)
      if (answers?.ok) break
      if (turn === 100 || child.exitCode !== null) throw new Error('It does not answer /livez.')
      await wait(100)
    }
    const ready = await fetch(`http://127.0.0.1:${port}/healthz`)
    expect('it answers /livez, and /healthz', ready.status === 200, await ready.text())
    expect('its health check is well', once(image, image.health).status === 0)
    const since = Date.now()
    child.kill('SIGTERM')
    const code = await ended
    expect('SIGTERM ends it with 0', code === 0, `after ${Date.now() - since} ms`)
  } finally {
    child.kill('SIGKILL')
  }
  expect('its health check is not well when it is gone', once(image, image.health).status === 1)
}

try {
  const image = runSteps(source, base, nobody)
  const { root, folder, volumes, user } = image
  // As in an image: everything is root's, but for what a step gave away.
  spawnSync('chmod', ['-R', 'go-w', root])
  spawnSync('chmod', ['755', base])
  const [data = ''] = volumes
  chownSync(join(root, data), nobody, nobody)
  spawnSync('du', ['-sh', join(root, folder), join(root, folder, 'node_modules')], { stdio: 'inherit' })
  expect('it runs as somebody who is not root', user !== 'root' && user !== '0', user)
  expect('its volume is where its database is', image.environment.DATABASE_URL?.startsWith(`file:${data}/`) ?? false)
  const writes = once(image, ['sh', '-c', `touch "$PWD/a"; touch ${root}/b; touch /tmp/c && echo tmp; id -u`])
  expect('nobody can write into it', writes.said.split('Read-only').length === 3, writes.said.replaceAll('\n', '; '))
  await serve(image)
  expect('all that it wrote lies in the volume', true, readdirSync(join(root, data)).join(' '))
} finally {
  rmSync(base, { recursive: true, force: true })
}
