/** A place that may have been meant. */
export interface Place {
  readonly zone: string
  /** Null: by the zone alone. */
  readonly name: string | null
}
