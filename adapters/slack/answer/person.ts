import type { Person } from '../../../src/adapter.ts'
import { UserError } from '../../../src/errors.ts'
import type { Workspace } from '../app/workspaces.ts'

/**
 * What the core calls somebody: by their id, and where there may be several workspaces with the workspace's in front, because an id is
 * somebody else in another one.
 */
export type NamePerson = (workspace: Workspace, user: string, name: string | null) => Person

/** Names for one workspace, or for several. */
export const createNaming =
  (several: boolean): NamePerson =>
  ({ account }, user, name) => ({ id: several ? `${account}/${user}` : user, name })

/** The id of somebody who was written `U123` or `T123/U123`, as `createNaming` has it. Throws UserError where it could be several. */
export const readPerson =
  (several: boolean) =>
  (written: string): string => {
    const user = written.slice(written.indexOf('/') + 1)
    if (!several) return user
    if (user !== written) return written
    throw new UserError(
      `slack:${written} may be somebody else in each workspace that installs the app. Write whose it is: slack:T…/${written}, with the id of the workspace in front. Send /editors to the bot there: it tells what it calls you.`,
    )
  }
