import { describe, expect, it, onTestFinished } from 'vitest'
import { createFileReader } from '../../src/formats/file-reader.ts'

const reader = (patienceMs?: number) => {
  const made = createFileReader(patienceMs === undefined ? {} : { patienceMs })
  onTestFinished(() => made.close())
  return made
}

describe('files that people send', () => {
  it('are read beside everything else, in order, and a bad one spoils no other', async () => {
    const { read } = reader()
    const [page, pdf, text] = await Promise.allSettled([
      read(Buffer.from('<h1>Quay</h1><p>1. One</p>'), 'a.html', 'en'),
      read(Buffer.from('%PDF-1.7'), 'b.pdf', 'zh'),
      read(Buffer.from('1. One'), 'c.txt', 'en'),
    ])
    expect(page).toMatchObject({ value: { kind: 'html', text: expect.stringContaining('# Quay') } })
    expect(pdf).toMatchObject({ reason: { name: 'UserError', message: expect.stringContaining('这是 PDF') } })
    expect(text).toMatchObject({ value: { kind: 'text', text: '1. One' } })
  })

  it('that take longer than anybody waits are given up in a sentence', async () => {
    await expect(reader(1).read(Buffer.from('1. One'), 'c.txt', 'en')).rejects.toMatchObject({ name: 'UserError' })
  })
})
