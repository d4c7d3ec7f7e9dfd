/** A text in which e-mail addresses say enough for their owners to know them again, and too little to write to: `a…@example.org`. */
export const masked = (text: string): string =>
  text.replaceAll(/([^\s@<>])[^\s@<>]*(@[^\s@<>]+)/gu, (_, first: string, rest: string) => `${first}…${rest}`)
