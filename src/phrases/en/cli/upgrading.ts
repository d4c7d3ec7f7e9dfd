import { plural } from '../../../text/plural.ts'

/** What `doctor --upgrade` foretells. Sizes are written (`12.3 MB`). */
export const upgrading = {
  nothing: (path: string, version: string): string =>
    `Briefwire ${version} changes nothing in the database ${path}: it is new, or of the present format.`,
  is: (path: string, format: number, program: string | null, size: string): string =>
    `Database ${path}: format ${format}${program === null ? '' : `, last written by Briefwire ${program}`}, ${size}.`,
  brings: (version: string, format: number, steps: number): string =>
    `Briefwire ${version} brings it to format ${format}, in ${plural(steps, 'step')} and one transaction: all of it or nothing.`,
  table: (name: string): string => `the table ${name}`,
  /** `more`: so many are not named. */
  adds: (names: readonly string[], more: number): string =>
    `It adds ${names.join(', ')}${more === 0 ? '' : ` and ${more} more (--json names all)`}.`,
  copied: (most: number, there: readonly string[]): string =>
    `Before that it is copied beside itself, and the copy is checked. The newest ${most} such copies are kept${there.length === 0 ? '' : ` (there ${there.length === 1 ? 'is one' : `are ${there.length}`} now: ${there.join(', ')})`}.`,
  takes: (count: number, unit: 'second' | 'minute'): string =>
    `That takes some ${plural(count, unit)}, during which nothing is sent.`,
  room: (needed: string, free: string): string =>
    `It takes up to ${needed} beside the database for that time; ${free} are free.`,
  makeRoom: ' Make room, or make a backup on another disk (briefwire backup FILE) and start once with --no-backup.',
  noWayBack: 'An older version does not open it afterwards. To go back, put the copy in its place.',
  deprecated: (name: string, instead: string): string =>
    `${name} is called ${instead} from now on; it still works, and will not in a later version.`,
  allNamed: 'No variable that is set has another name now.',
}
