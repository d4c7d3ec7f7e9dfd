/** What stands on a share picture: plain texts of any language and length; what is too long for it is cut. */
export interface Card {
  /** The brief's title. */
  readonly brief: string
  /** Where it comes from: issue, date, section. */
  readonly kicker: string
  readonly title: string
  /** It was taken back. */
  readonly struck: boolean
  /** The beginning of what an item says, or null. */
  readonly text: string | null
  /** The headlines of an issue. */
  readonly points: readonly { readonly number: number; readonly text: string }[]
  /** What is said of the points for which there is no room, by how many these are. */
  readonly more: readonly string[]
  /** What became of it since it came out, or null. */
  readonly note: string | null
}

/** A card is 1200 × 630, as those who show links ask for (ogp.me gives no size; developers.facebook.com/docs/sharing/webmasters/images does). */
export const cardSize = { width: 1200, height: 630 } as const
