import { chmod, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { openPostgres } from '../../src/store/postgres/open.ts'
import { createAuthority } from '../fakes/certificates.ts'
import { type Cluster, createCluster } from './cluster.ts'

const authorities = { ours: createAuthority('Ours'), another: createAuthority('Another') }
let folder = ''
let server: Cluster

/** Takes effect when the server starts, or is told to look again. */
const show = async ({ certificate, key }: { readonly certificate: string; readonly key: string }): Promise<void> => {
  const { uid, gid } = await stat(server.folder)
  for (const [file, content] of Object.entries({ 'server.crt': certificate, 'server.key': key })) {
    const path = join(server.folder, file)
    await writeFile(path, content)
    await chmod(path, 0o600)
    if (process.getuid?.() === 0) await chown(path, uid, gid)
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefwire-tls-'))
  for (const [name, { certificate }] of Object.entries(authorities))
    await writeFile(join(folder, `${name}.pem`), certificate)
  server = await createCluster({ settings: { ssl: 'on' } })
  await show(authorities.ours.issue(['localhost']))
  await server.start()
})
afterAll(async () => {
  await server.remove()
  await rm(folder, { recursive: true, force: true })
})

const addressOf = (host: string, search: string): string => {
  const url = new URL(server.url)
  Object.assign(url, { hostname: host, search: search.replace('FOLDER', folder) })
  return url.href
}

it.each([
  ['the authority and the host are checked', 'localhost', '?sslmode=verify-full&sslrootcert=FOLDER/ours.pem'],
  ['only the authority is checked', '127.0.0.1', '?sslmode=verify-ca&sslrootcert=FOLDER/ours.pem'],
  ['nothing is checked', '127.0.0.1', '?sslmode=require'],
  [
    'only the authority is checked, as psql does where one is named',
    '127.0.0.1',
    '?sslmode=require&sslrootcert=FOLDER/ours.pem',
  ],
])('speaks TLS where %s', async (_, host, search) => {
  const store = await openPostgres({ url: addressOf(host, search), connections: 2 })
  onTestFinished(() => store.close())
  await store.saveSetting('a', '1')
  const open = await server.query<{ ssl: boolean }>(
    `select ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'briefwire'`,
  )
  expect(open.length).toBeGreaterThan(0)
  expect(open.filter(({ ssl }) => !ssl)).toEqual([])
})

it.each([
  [
    'another authority has signed it',
    'localhost',
    '?sslmode=verify-full&sslrootcert=FOLDER/another.pem',
    'is not trusted. Name its authority with sslrootcert',
  ],
  [
    'the same, and only that is checked',
    'localhost',
    '?sslmode=require&sslrootcert=FOLDER/another.pem',
    'is not trusted. Name its authority with sslrootcert',
  ],
  [
    'nobody has said which authority',
    'localhost',
    '?sslmode=verify-full',
    'is not trusted. Name its authority with sslrootcert',
  ],
  [
    'it is another host’s',
    '127.0.0.1',
    '?sslmode=verify-full&sslrootcert=FOLDER/ours.pem',
    'shows the certificate of another host. Write the host in DATABASE_URL as the certificate names it',
  ],
])('refuses a certificate, and says what to do, when %s', async (_, host, search, sentence) => {
  await expect(openPostgres({ url: addressOf(host, search) })).rejects.toThrow(sentence)
})

it('refuses a certificate that has expired', async () => {
  await show(authorities.ours.issue(['localhost'], { expired: true }))
  await server.query('select pg_reload_conf()')
  const url = addressOf('localhost', '?sslmode=verify-full&sslrootcert=FOLDER/ours.pem')
  await expect
    .poll(() => openPostgres({ url }).then((store) => store.close(), String))
    .toMatch(/shows a certificate that is out of date. Renew it on the server/)
})
