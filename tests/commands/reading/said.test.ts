import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/model.ts'
import { comesTo, editorMeans, table } from './said.ts'

/** One test a language: a thousand sentences take no longer than one would. */
describe('what readers write, as people write it', () => {
  it.each(languages)('%s', async (language) => {
    const rows = table(language)
    const got = await Promise.all(rows.map(async ([utterance]) => [utterance, await comesTo(utterance)]))
    expect(got).toEqual(rows)
  })
})

describe('what editors write, as people write it', () => {
  it.each(languages)('%s', (language) => {
    const rows = table(`editor-${language}`)
    expect(rows.map(([utterance]) => [utterance, editorMeans(utterance)])).toEqual(rows)
  })
})
