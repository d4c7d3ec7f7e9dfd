import { languages } from '../../model.ts'
import { type Phrases, phrasesIn } from '../../phrases/index.ts'
import type { Halt } from '../../store/ledger.ts'

/** Why a broadcast has stopped, in the reader's language; what the platform said stays with the operator. */
export const sayHalt = ({ kind, reason }: Halt, { publishing }: Pick<Phrases, 'publishing'>): string => {
  if (kind !== 'paused') return publishing.haltReasons[kind]
  const name = languages.map((language) => pausedBy(reason, language)).find((found) => found !== null)
  return name == null ? reason : publishing.pausedBy(name)
}

/** Who paused it, out of the sentence that the ledger keeps; null: it is not in this language. */
function pausedBy(reason: string, language: (typeof languages)[number]): string | null {
  const [before = '', after = ''] = phrasesIn(language)
    .publishing.pausedBy(slot)
    .split(slot)
    .map((piece) => piece.trim())
  const fits = reason.startsWith(before) && reason.endsWith(after) && reason.length > before.length + after.length
  return fits ? reason.slice(before.length, reason.length - after.length).trim() : null
}

const slot = '\u0001'
