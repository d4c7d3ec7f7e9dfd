import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What the steps of a Dockerfile come to: a root folder, and how the program in it is started. */
export interface Image {
  /** The last stage's root folder. */
  readonly root: string
  /** Where in it the program starts. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly command: readonly string[]
  readonly health: readonly string[]
  readonly user: string
  readonly volumes: readonly string[]
}

interface Stage {
  readonly root: string
  folder: string
  user: string
  entry: readonly string[]
  command: readonly string[]
  health: readonly string[]
  readonly volumes: string[]
  readonly environment: Record<string, string>
}

/**
 * Runs a Dockerfile's steps one by one, each stage in a bare folder of its own under `base`. The base image (Node, a user "node") is the
 * machine's own; whoever the image calls "node" has this id. Throws on the first step that fails, and on a word that it does not know.
 */
export function runSteps(source: string, base: string, nodeId: number): Image {
  const stages = new Map<string, Stage>()
  let stage: Stage | null = null
  for (const { word, rest } of stepsOf(readFileSync(join(source, 'Dockerfile'), 'utf8'))) {
    process.stdout.write(`${word} ${rest}\n`)
    if (word === 'FROM') {
      const name = / AS (.+)$/i.exec(rest)?.[1] ?? 'final'
      const root = join(base, name)
      mkdirSync(root)
      stage = { root, folder: '/', user: 'root', entry: [], command: [], health: [], volumes: [], environment: {} }
      stages.set(name, stage)
    } else if (stage) take(stage, word, rest, { source, stages, nodeId })
  }
  if (!stage) throw new Error('The Dockerfile has no FROM.')
  return { ...stage, command: [...stage.entry, ...stage.command] }
}

/** Its lines, those that go on put together, comments left out. */
const stepsOf = (dockerfile: string): readonly { readonly word: string; readonly rest: string }[] =>
  dockerfile
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => {
      const found = /^([A-Z]+) (.+)$/.exec(line.trim())
      return found ? [{ word: found[1] ?? '', rest: found[2] ?? '' }] : []
    })

interface Building {
  readonly source: string
  readonly stages: ReadonlyMap<string, Stage>
  readonly nodeId: number
}

function take(stage: Stage, word: string, rest: string, building: Building): void {
  switch (word) {
    case 'WORKDIR':
      stage.folder = rest
      mkdirSync(inside(stage, '.'), { recursive: true })
      return
    case 'COPY':
      copy(stage, rest, building)
      return
    case 'RUN':
      run(stage, rest, building.nodeId)
      return
    case 'ENV':
      for (const [, name = '', value = ''] of rest.matchAll(/([A-Z_]+)=(\S+)/g)) stage.environment[name] = value
      return
    case 'ENTRYPOINT':
      stage.entry = words(rest)
      return
    case 'CMD':
      stage.command = words(rest)
      return
    case 'HEALTHCHECK':
      stage.health = words(rest.slice(rest.indexOf('CMD ') + 4))
      return
    case 'USER':
      stage.user = rest
      return
    case 'VOLUME':
      stage.volumes.push(rest)
      return
    case 'LABEL':
    case 'EXPOSE':
    case 'STOPSIGNAL':
      return
    default:
      throw new Error(`The Dockerfile says ${word}, which this script does not know.`)
  }
}

const inside = ({ root, folder }: Stage, path: string): string =>
  join(root, path.startsWith('/') ? path : join(folder, path))

const words = (rest: string): readonly string[] => (JSON.parse(rest) as unknown[]).map(String)

function copy(stage: Stage, rest: string, { source, stages }: Building): void {
  const names = rest.split(' ')
  const from = names[0]?.startsWith('--from=') ? stages.get(names.shift()?.slice('--from='.length) ?? '') : undefined
  const target = names.pop() ?? ''
  for (const each of names) {
    const path = join(from?.root ?? source, each)
    const whole = statSync(path).isDirectory()
    // A folder's content goes into the target; a file goes into one that ends in a slash.
    const place =
      whole || !target.endsWith('/') ? inside(stage, target) : join(inside(stage, target), each.split('/').at(-1) ?? '')
    mkdirSync(dirname(place), { recursive: true })
    cpSync(path, place, { recursive: true, verbatimSymlinks: true })
  }
}

function run(stage: Stage, rest: string, nodeId: number): void {
  // Absolute places and the user "node" are the image's.
  const line = rest.replaceAll(' /', ` ${stage.root}/`).replaceAll('node:node', `${nodeId}:${nodeId}`)
  const { status } = spawnSync(line, { shell: true, cwd: inside(stage, '.'), stdio: 'inherit' })
  if (status !== 0) throw new Error(`RUN ${rest}: ended with ${status}`)
}
