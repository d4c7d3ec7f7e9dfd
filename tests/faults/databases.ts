import { Client } from 'pg'
import { startServer } from '../postgres/server.ts'

/** Makes a database of its own for each campaign, and tells its address; null: a file in a fresh folder. */
export type NewDatabase = (() => Promise<string>) | null

/** New PostgreSQL databases, on a server of their own or where TEST_DATABASE_URL says. */
export async function openDatabases(): Promise<{ readonly make: () => Promise<string>; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  const server = given === undefined ? await startServer() : { url: given, stop: async () => {} }
  const client = new Client(server.url)
  await client.connect()
  const made: string[] = []
  return {
    async make() {
      const name = `briefwire_faults_${process.pid}_${made.length}`
      await client.query(`create database ${name} template template0`)
      made.push(name)
      const url = new URL(server.url)
      url.pathname = `/${name}`
      return url.href
    },
    async close() {
      if (given !== undefined)
        for (const name of made) await client.query(`drop database if exists ${name} with (force)`)
      await client.end()
      await server.stop()
    },
  }
}
