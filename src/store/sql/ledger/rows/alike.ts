type Value = string | number | null

/** Rows to which one statement gives the same values, each with something of its own besides. */
export interface Alike<Shared extends readonly Value[]> {
  /** `own` goes into a list, as JSON. */
  add(shared: Shared, own: Value | readonly Value[]): void
  /** What each statement is given: the values, and last the list. In the order in which they were met first. */
  all(): (readonly [...Shared, string])[]
}

/** Most rows of a tick become the same, so there are few lists. */
export const createAlike = <Shared extends readonly Value[]>(): Alike<Shared> => {
  const lists: { readonly shared: Shared; readonly own: (Value | readonly Value[])[] }[] = []
  return {
    add(shared, own) {
      const known = lists.find((each) => each.shared.every((value, at) => value === shared[at]))
      if (known === undefined) lists.push({ shared, own: [own] })
      else known.own.push(own)
    },
    all: () => lists.map(({ shared, own }) => [...shared, JSON.stringify(own)] as const),
  }
}
