import { inject } from 'vitest'

/** The address of a new PostgreSQL database, in the present format or without anything in it. */
export const newDatabase = async (content: 'filled' | 'empty' = 'filled'): Promise<string> => {
  const answer = await fetch(`${inject('postgres')}/${content}`)
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}
