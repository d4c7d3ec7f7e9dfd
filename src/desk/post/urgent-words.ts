/** Words that say of what follows them that it cannot wait, with a colon behind or in brackets. */
const lead =
  /^\s*(?:[【[](?:urgent|breaking(?: news)?|news ?flash|flash|urgente|[úu]ltima hora|紧急|急发|快讯|突发)[】\]][:：]?|(?:urgent|breaking(?: news)?|news ?flash|flash|urgente|[úu]ltima hora|紧急|急发|快讯|突发)\s*[:：|｜])\s*/i

/** What is said to be urgent, without the words that say so; null: nothing is. */
export function urgentIn(text: string): string | null {
  const found = lead.exec(text)
  const rest = found ? text.slice(found[0].length).trim() : ''
  return rest === '' ? null : rest
}
