/** One number of a message against what the platform allows. */
export interface Size {
  readonly what: 'characters' | 'formats' | 'blocks' | 'weight'
  readonly is: number
  readonly most: number
}

/** A piece of formatting as Telegram takes it; offset and length count UTF-16 units. */
export interface TelegramEntity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
}

/** One message as it is sent, in the platform's own words. */
export type SentMessage =
  | {
      readonly kind: 'telegram'
      readonly text: string
      readonly entities: readonly TelegramEntity[]
      readonly buttons: readonly (readonly string[])[]
    }
  | { readonly kind: 'telegram-rich'; readonly html: string }
  | { readonly kind: 'picture'; readonly id: string }
  /** Block Kit. */
  | { readonly kind: 'slack'; readonly blocks: readonly unknown[] }

/** What readers of one kind get of an issue. */
export interface Specimen {
  readonly name: 'telegram-classic' | 'telegram-rich' | 'telegram-headlines' | 'slack' | 'slack-headlines'
  readonly messages: readonly { readonly message: SentMessage; readonly sizes: readonly Size[] }[]
}
