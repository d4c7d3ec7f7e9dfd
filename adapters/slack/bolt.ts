/** What a Bolt listener is called with, as far as we read it. */
export interface BoltArgs {
  readonly body: unknown
  readonly context: BoltContext
}

export interface BoltAckArgs extends BoltArgs {
  ack(): Promise<void>
}

/** What a submitted modal is acknowledged with. */
export interface BoltViewArgs extends BoltArgs {
  ack(response?: unknown): Promise<void>
}

/** Whose workspace an update comes from. */
export interface BoltContext {
  readonly teamId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly isEnterpriseInstall?: boolean | undefined
}

/** The part of a Bolt `App` that we use: any app that somebody already has fits. A test holds it against the real one. */
export interface BoltLike {
  command(name: string, listener: (args: BoltAckArgs) => Promise<void>): unknown
  action(id: RegExp, listener: (args: BoltAckArgs) => Promise<void>): unknown
  shortcut(id: string, listener: (args: BoltAckArgs) => Promise<void>): unknown
  view(id: string, listener: (args: BoltViewArgs) => Promise<void>): unknown
  event(name: string, listener: (args: BoltArgs) => Promise<void>): unknown
}

/** The workspace that the app is installed in, or the enterprise where it is installed for all of one. */
export const accountOf = ({ isEnterpriseInstall, enterpriseId, teamId }: BoltContext): string =>
  (isEnterpriseInstall ? enterpriseId : teamId) ?? ''
