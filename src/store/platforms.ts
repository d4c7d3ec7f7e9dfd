import type { Lane } from '../model.ts'

/** An update that was put away and not dealt with. */
export interface StoredUpdate {
  readonly update: string
  readonly payload: string
}

/** What the platforms sent, put away before it is dealt with. */
export interface UpdateStore {
  /** False when this update was put away before. `by` names the process that will deal with it. */
  receive(lane: Lane, update: string, payload: string, at: number, by?: string): Promise<boolean>
  handled(lane: Lane, update: string, at: number): Promise<void>
  /** The processes that have updates to deal with; null: it is not known which. */
  updateTakers(): Promise<readonly (string | null)[]>
  /** What one process has put away and not dealt with is another one's from now on; oldest first. */
  adoptUpdates(from: string | null, by: string): Promise<readonly (StoredUpdate & { readonly lane: Lane })[]>
  /** Forgets updates dealt with before `before`. */
  forgetUpdates(before: number): Promise<void>
}

/** The workspaces that installed us. What is sealed was encrypted before it came here. */
export interface InstallationStore {
  installation(lane: Lane): Promise<string | null>
  /** Whatever was there before, and whoever holds it. */
  saveInstallation(lane: Lane, sealed: string, at: number): Promise<void>
  /** Puts another in the place of this very one, and lets go of it; false when it is another one by now: nothing happens then. */
  replaceInstallation(lane: Lane, before: string, after: string, at: number): Promise<boolean>
  /** Only its holder may exchange its token; false when it is held until later than `now`, by whomever, or is not there. */
  holdInstallation(lane: Lane, holder: string, until: number, now: number): Promise<boolean>
  forgetInstallation(lane: Lane): Promise<void>
  /** The accounts of a platform that have one. */
  installations(platform: string): Promise<readonly string[]>
  /** The same with what is sealed; in order of account, those after `after`. */
  installationsAfter(
    platform: string,
    after: string,
    limit: number,
  ): Promise<readonly { readonly account: string; readonly sealed: string }[]>
}
