/** The setting under which a database says that it is an earlier state of itself, until somebody has seen to it: a PutBack as JSON. */
export const putBackSetting = 'put back'

/** An earlier state of the database was put back. */
export interface PutBack {
  /** The last time that is written down in it. */
  readonly at: number
  /** It is a backup; or the mark beside it says that it had come further; or somebody has said so. */
  readonly how: 'backup' | 'mark' | 'told'
}
