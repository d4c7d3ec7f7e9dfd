import type { Lane } from '../model.ts'

/** An update that was put away and not dealt with. */
export interface StoredUpdate {
  readonly update: string
  readonly payload: string
}

/** What the platforms sent, put away before it is dealt with. */
export interface UpdateStore {
  /** False when this update was put away before. */
  receive(lane: Lane, update: string, payload: string, at: number): Promise<boolean>
  handled(lane: Lane, update: string, at: number): Promise<void>
  unhandled(lane: Lane): Promise<readonly StoredUpdate[]>
  /** Forgets updates dealt with before `before`. */
  forgetUpdates(before: number): Promise<void>
}

/** The workspaces that installed us. What is sealed was encrypted before it came here. */
export interface InstallationStore {
  installation(lane: Lane): Promise<string | null>
  saveInstallation(lane: Lane, sealed: string, at: number): Promise<void>
  forgetInstallation(lane: Lane): Promise<void>
  /** The accounts of a platform that have one. */
  installations(platform: string): Promise<readonly string[]>
}
