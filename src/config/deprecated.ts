/** A variable that is set under a name that it had in an earlier version. */
export interface Deprecated {
  readonly name: string
  readonly instead: string
}

/** What variables were called in earlier versions, and are called now: so far each has kept its name. */
export const renamed: Readonly<Record<string, string>> = {}

/** The variables under the names that they have now; where both are set, the present one counts. */
export function withPresentNames(
  given: Readonly<Record<string, string | undefined>>,
  names: Readonly<Record<string, string>> = renamed,
): { readonly given: Readonly<Record<string, string | undefined>>; readonly deprecated: readonly Deprecated[] } {
  const deprecated = Object.entries(names).flatMap(([name, instead]) =>
    given[name] === undefined ? [] : [{ name, instead }],
  )
  const present = deprecated.map(({ name, instead }) => [instead, given[instead] ?? given[name]] as const)
  const others = Object.entries(given).filter(([name]) => names[name] === undefined)
  return { given: Object.fromEntries([...others, ...present]), deprecated }
}

/** For the operator. */
export const sayFormer = ({ name, instead }: Deprecated): string =>
  `${name} is called ${instead} from now on. It still works; a later version will not know it.`
