/**
 * Chinese around words that may be of any script: one space between a Chinese character and a Latin letter or a figure, none anywhere
 * else, whatever the template has at that seam. What is put in stays as it is. To be used as spaced`由${name}取消`.
 */
export function spaced(pieces: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  let whole = pieces[0] ?? ''
  for (const [at, value] of values.entries()) {
    const word = String(value)
    whole = endsHan.test(whole) ? whole.trimEnd() + gap(beginsLatin.test(word)) + word : whole + word
    const piece = pieces[at + 1] ?? ''
    whole = beginsHan.test(piece) ? whole.trimEnd() + gap(endsLatin.test(whole)) + piece.trimStart() : whole + piece
  }
  return whole
}

/** Sentences one behind the other: with a blank between, but none behind full-width punctuation, which has its own room. */
export const sentences = (...said: readonly string[]): string =>
  said.reduce((whole, next) => (whole === '' || next === '' ? whole + next : afterOne(whole) + next), '')

const afterOne = (whole: string): string => (/[：。；，！？）”」]$/u.test(whole) ? whole : `${whole} `)

const gap = (wanted: boolean): string => (wanted ? ' ' : '')

const latin = '[\\p{Script=Latin}\\p{Nd}@#/+%]'
const endsHan = /\p{Script=Han} *$/u
const beginsHan = /^ *\p{Script=Han}/u
const endsLatin = new RegExp(`${latin} *$`, 'u')
const beginsLatin = new RegExp(`^${latin}`, 'u')
