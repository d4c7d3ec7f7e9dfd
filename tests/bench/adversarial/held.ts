/** How long one input held the event loop at a time, in milliseconds. */
export interface Held {
  readonly parser: string
  readonly input: string
  readonly longest: number
}

/** The worst input of each parser, and how many were tried. */
export const worstOf = (held: readonly Held[]): readonly (Held & { readonly inputs: number })[] =>
  [...Map.groupBy(held, ({ parser }) => parser).values()].flatMap((tried) => {
    const [worst] = tried.toSorted((a, b) => b.longest - a.longest)
    return worst ? [{ ...worst, inputs: tried.length }] : []
  })
