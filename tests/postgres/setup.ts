import { createServer } from 'node:http'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { upgrade } from '../../src/store/postgres/upgrade.ts'
import { listen } from './port.ts'
import { startServer, type TestServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Whoever asks there gets the address of a new database; the first one waits for the server to start. */
    postgres: string
  }
}

/**
 * One PostgreSQL for a whole run, and a database of its own for whoever asks for one. Nothing is started before that. With
 * TEST_DATABASE_URL the databases are made there, by a user who may, and taken away at the end.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let server: Promise<Databases> | null = null
  const door = createServer((request, response) => {
    server ??= open()
    server
      .then((databases) => databases.make(request.url === '/filled'))
      .then(
        (url) => response.end(url),
        (thrown) => response.writeHead(500).end(String(thrown)),
      )
  })
  provide('postgres', `http://127.0.0.1:${await listen(door)}`)
  return async () => {
    door.close()
    await (await server)?.close()
  }
}

interface Databases {
  /** The address of a new one; filled: in the present format. */
  make(filled: boolean): Promise<string>
  close(): Promise<void>
}

const open = async (): Promise<Databases> => {
  const given = process.env.TEST_DATABASE_URL
  const server: TestServer = given === undefined ? await startServer() : { url: given, stop: async () => {} }
  const client = new Client(server.url)
  await client.connect()
  const made: string[] = []
  const create = async (from: string): Promise<string> => {
    const name = `briefwire_test_${process.pid}_${made.length}`
    made.push(name)
    await client.query(`create database ${name} template ${from}`)
    const url = new URL(server.url)
    url.pathname = `/${name}`
    return url.href
  }
  const fill = async (): Promise<string> => {
    const url = await create('template0')
    const inside = new Client(url)
    await inside.connect()
    await upgrade(inside, 'of the tests')
    await inside.end()
    return new URL(url).pathname.slice(1)
  }
  let template: Promise<string> | null = null
  return {
    async make(filled) {
      if (!filled) return create('template0')
      template ??= fill()
      return create(await template)
    },
    async close() {
      if (given !== undefined)
        for (const name of made) await client.query(`drop database if exists ${name} with (force)`)
      await client.end()
      await server.stop()
    },
  }
}
