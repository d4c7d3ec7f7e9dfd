import { writeFile } from 'node:fs/promises'
import type { Config } from '../config.ts'
import { atCommandLine } from '../desk/desk.ts'
import { openDesk } from '../main/open-desk.ts'
import type { Topic } from '../model.ts'
import { readTopicFile, writeTopicFile } from '../topics/file.ts'
import { starterNames, starterTopics } from '../topics/starter.ts'
import { fileFailure, readBytes, type Streams } from './io.ts'

interface Json {
  readonly json?: boolean
}

/** `briefwire topics import FILE|NAME|-`: topics that are there get the file's titles and words, others are added; nothing is taken away. */
export async function importTopics(from: string, { json }: Json, config: Config, io: Streams): Promise<void> {
  const topics = await read(from, io)
  const { store } = await openDesk(config)
  try {
    const detail = { from, topics: topics.map(({ slug }) => slug) }
    const audit = { at: Date.now(), actor: atCommandLine, action: 'imported', subject: 'topics', detail } as const
    const added = await store.putTopics(topics, audit)
    io.out(
      json ? JSON.stringify({ read: topics.length, new: added }) : io.words.files.topicsImported(topics.length, added),
    )
  } finally {
    await store.close()
  }
}

/** `briefwire topics export FILE|-`: all topics, with their words and what was learned, as `import` reads them. */
export async function exportTopics(to: string, { json }: Json, config: Config, io: Streams): Promise<void> {
  const { store } = await openDesk(config)
  try {
    const topics = await store.topics()
    const text = writeTopicFile(topics)
    if (to === '-') return io.out(text.trimEnd())
    await writeFile(to, text)
    if (json) io.out(JSON.stringify({ written: topics.length, file: to }))
    else io.err(io.words.files.topicsExported(topics.length))
  } catch (thrown) {
    throw fileFailure(to, thrown, io.words.files)
  } finally {
    await store.close()
  }
}

async function read(from: string, io: Streams): Promise<readonly Topic[]> {
  const starter = starterNames.find((name) => name === from)
  if (starter !== undefined) return starterTopics(starter)
  return readTopicFile(
    new TextDecoder().decode(await readBytes(from, io)),
    from === '-' ? io.words.files.standardInput : from,
  )
}
