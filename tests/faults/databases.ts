import { Client } from 'pg'
import { createCluster } from '../postgres/cluster.ts'

/** Makes a database of its own for each campaign, and tells its address; null: a file in a fresh folder. */
export type NewDatabase = (() => Promise<string>) | null

/** A PostgreSQL for campaigns. */
export interface Databases {
  readonly make: () => Promise<string>
  /** Ends the server as a crash does, and starts it again; false: it is somebody else's, and stays as it is. */
  restart(): Promise<boolean>
  close(): Promise<void>
}

/** New PostgreSQL databases, on a server of their own or where TEST_DATABASE_URL says. */
export async function openDatabases(): Promise<Databases> {
  const given = process.env.TEST_DATABASE_URL
  const cluster = given === undefined ? await createCluster() : null
  await cluster?.start()
  const at = given ?? cluster?.url
  const made: string[] = []
  const ask = async (sql: string): Promise<void> => {
    const client = new Client(at)
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  return {
    async make() {
      const name = `briefwire_faults_${process.pid}_${made.length}`
      made.push(name)
      await ask(`create database ${name} template template0`)
      const url = new URL(at ?? '')
      url.pathname = `/${name}`
      return url.href
    },
    async restart() {
      await cluster?.stop('immediate')
      await cluster?.start()
      return cluster !== null
    },
    async close() {
      if (cluster === null) for (const name of made) await ask(`drop database if exists ${name} with (force)`)
      await cluster?.remove()
    },
  }
}
