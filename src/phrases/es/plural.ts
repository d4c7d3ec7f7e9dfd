const rules = new Intl.PluralRules('es')

/** `1200` or `12.000`, as figures are written in Spanish. */
export const figure = (count: number): string => count.toLocaleString('es')

/** `1 noticia`, `2 noticias`, `1.000.000 de noticias`: how many of something, in Spanish. */
export function plural(count: number, one: string, many = `${one}s`): string {
  const form = rules.select(count)
  return `${figure(count)} ${form === 'one' ? one : form === 'many' ? `de ${many}` : many}`
}

/** Words one after the other, as Spanish joins them: `a, b y c`. */
export const listed = (words: readonly string[]): string => new Intl.ListFormat('es').format(words)
