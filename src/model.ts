/** The languages that Briefwire speaks to people. */
export const languages = ['en', 'es', 'zh'] as const
export type Language = (typeof languages)[number]

/** The one of our languages that a language tag such as `zh-Hans-CN` names, or null: none. */
export const languageOfTag = (tag: string): Language | null =>
  languages.find((each) => tag.toLowerCase().split(/[-_]/)[0] === each) ?? null

/** How much of an issue a reader gets: everything, one line an item to open at will, or one line and a button for the whole. */
export const formats = ['full', 'headlines', 'teaser'] as const
export type Format = (typeof formats)[number]

/** Where an item's news comes from. `url` is absolute http(s), or null. */
export interface Source {
  readonly name: string
  readonly url: string | null
}

/** How an item changed after it had gone out. `time` is the brief's own clock, YYYY-MM-DDTHH:MM. */
export interface Amendment {
  readonly kind: 'corrected' | 'retracted'
  readonly time: string
  /** Always given for a retraction. */
  readonly reason: string | null
  /** Only what it says in this language was corrected: whoever reads it in another one hears nothing of that. Absent: in all. */
  readonly language?: Language
}

/** What an item says in a second language. */
export interface Translation {
  readonly language: Language
  readonly headline: string
  /** Paragraphs, without line breaks inside. */
  readonly body: readonly string[]
}

/** One numbered news entry. `topics` are slugs. */
export interface Item {
  readonly number: number
  readonly headline: string
  /** Paragraphs, without line breaks inside. */
  readonly body: readonly string[]
  readonly source: Source | null
  readonly topics: readonly string[]
  /** The language of headline and body, where an editor gave them in another one too. */
  readonly language?: Language
  /** One a language, none in `language`; source, topics and pictures are the same in all. Absent: there are none. */
  readonly translations?: readonly Translation[]
  /** Names stored pictures, in their order; absent: none. */
  readonly photos?: readonly string[]
  /** Absent while it stands as it was published. */
  readonly amended?: Amendment
  /** In a draft: names the item whatever its number becomes. Absent in issues. */
  readonly key?: string
  /** In a draft: how often its words were changed. Absent in issues. */
  readonly edits?: number
}

/** Items that stand together, under a title or under none. */
export interface Section {
  readonly title: string | null
  readonly items: readonly Item[]
}

/** The issue that is being put together; its items are numbered 1…n across the sections. */
export interface Draft {
  /** Empty when the text had none: the desk then puts the brief's own. */
  readonly title: string
  /** YYYY-MM-DD, or null when the text had none. */
  readonly date: string | null
  readonly sections: readonly Section[]
  /** Closing paragraphs, such as the call to join. */
  readonly footer: readonly string[]
  /** It goes out by itself, at once and marked, beside the regular issues. Absent: it is a regular one. */
  readonly urgent?: true
  /** In the next issue's draft: the desk's template was applied. Absent in issues. */
  readonly templated?: true
}

/** One numbered, dated, published edition. */
export interface Issue extends Draft {
  readonly number: number
  readonly date: string
  /** 1 when published, one more with each correction. */
  readonly revision: number
  /** Milliseconds since the epoch. */
  readonly publishedAt: number
}

/** An item as the archive gives it back, with the issue it stands in. */
export interface Entry {
  readonly issue: number
  readonly date: string
  readonly section: string | null
  /** Of an urgent issue; absent: of a regular one. */
  readonly urgent?: true
  readonly item: Item
}

/** What something is called, by language; in at least one. */
export type Titles = Readonly<Partial<Record<Language, string>>>

/** What an item is about. */
export interface Topic {
  /** `[a-z0-9-]+`, as in `/topic cross-border`. */
  readonly slug: string
  readonly title: Titles
  /** The words that give it away, as `readWord` reads them; Latin ones match whole words and their plurals, Chinese ones any substring. */
  readonly words: readonly string[]
  /** What corrections of guesses added to the weight of a word; absent: nothing. */
  readonly learned?: Readonly<Record<string, number>>
  /** The slugs that it had before; they still name it. Absent: none. */
  readonly also?: readonly string[]
}

/** What a topic is called in this language; in the first that it has a name in, or by its slug, where nobody named it. */
export const topicTitleIn = ({ title, slug }: Pick<Topic, 'title' | 'slug'>, language: Language): string =>
  title[language] || languages.map((each) => title[each]).find(Boolean) || slug

/** One place that a message can go. */
export interface Target {
  readonly platform: string
  /** The bot or workspace that speaks there. */
  readonly account: string
  readonly chat: string
  /** A forum topic or thread inside the chat, or null. */
  readonly thread: string | null
}

/** Everything that shares one rate limit. */
export interface Lane {
  readonly platform: string
  readonly account: string
}

/** What of an issue a reader gets. `chooserOf` in choices/choose.ts tells which items that is. */
export interface Selection {
  /** Slugs; empty means everything. */
  readonly topics: readonly string[]
  /** Slugs; items that are about these alone are left out. Empty where `topics` names some. */
  readonly except: readonly string[]
  /** Words as `readWord` reads them: what has one of them comes, whatever it is about. */
  readonly follow: readonly string[]
  /** Words as `readWord` reads them: what has one of them never comes. */
  readonly mute: readonly string[]
  /** Nothing comes but what has a word of `follow`; only without topics. */
  readonly followedOnly: boolean
}

/** A stretch of the day, in minutes since midnight; it may go over midnight, and is never empty. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

/** When a reader gets what is published. `dueAt` in choices/when.ts tells the moment. */
export interface When {
  /** Hour of the day (0–23) at which issues arrive, or null: as soon as they are published. */
  readonly hour: number | null
  /** 0–59, of that hour. */
  readonly minute: number
  /** IANA zone of all this; null means the brief's own. */
  readonly timeZone: string | null
  /** The days on which issues arrive: 1 is Monday, 7 is Sunday; empty means every day. */
  readonly days: readonly number[]
  /** What would come in these hours comes when they end; null: none. */
  readonly quiet: QuietHours | null
  /** Urgent issues wait for no hour and no day; with this, not even for the end of quiet hours. */
  readonly urgent: boolean
}

/** How a reader gets it. */
export interface How {
  readonly format: Format
  /** Null means the brief's own language. */
  readonly language: Language | null
  /** Issues that have waited come as one message by section; otherwise one after the other. */
  readonly digest: boolean
  /** Without a sound, where the platform can. */
  readonly silent: boolean
  /** With the pictures of the items. */
  readonly pictures: boolean
  /** With what the platform shows of linked pages. */
  readonly previews: boolean
}

/** What a subscriber asked for. */
export interface Wants extends Selection, When, How {}

/** What somebody gets who did not choose: everything, whole, at once. */
export const defaultWants: Wants = {
  topics: [],
  except: [],
  follow: [],
  mute: [],
  followedOnly: false,
  hour: null,
  minute: 0,
  timeZone: null,
  days: [],
  quiet: null,
  urgent: false,
  format: 'full',
  language: null,
  digest: false,
  silent: false,
  pictures: true,
  previews: false,
}

/** Issues that came out while a reader was away, told with the one that they got when they came back. */
export interface Missed {
  readonly count: number
  /** The newest three at most, in order. */
  readonly newest: readonly number[]
  /** They asked for the pause; absent: they could not be reached. */
  readonly asked?: true
}

/** `active` gets issues; `paused` lost the chat and comes back with it; `ended` said goodbye. */
export type SubscriptionState = 'active' | 'paused' | 'ended'

/** A target and what it wants. */
export interface Subscription extends Wants {
  readonly id: number
  readonly target: Target
  readonly state: SubscriptionState
  /** Why it is paused, for people; null while active, and where the reader asked for it. */
  readonly reason: string | null
  /** When it comes back by itself, in milliseconds since the epoch: the reader asked for a pause until then. Null: they did not. */
  readonly returnsAt: number | null
}

/** How readers are asked what they think of items: not at all, by 👍 and 👎, or for more like it. */
export const feedbackForms = ['off', 'thumbs', 'more'] as const
export type FeedbackForm = (typeof feedbackForms)[number]

/** What a reader thinks of an item. */
export const feedbackKinds = ['up', 'down', 'more'] as const
export type FeedbackKind = (typeof feedbackKinds)[number]

/** What somebody may do at the desk; an owner may also name editors. */
export type Role = 'owner' | 'editor'

/** A picture as it was sent in. */
export interface Picture {
  /** Its media type, such as image/jpeg. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** The states of a delivery; a part knows all but `skipped`. */
export const deliveryStates = ['pending', 'sending', 'sent', 'failed', 'uncertain', 'skipped'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** One issue for one target. */
export interface Delivery {
  readonly id: number
  readonly issue: number
  readonly target: Target
  readonly state: DeliveryState
  readonly attempt: number
  /** How many parts have arrived, and of how many; `parts` is null until the first was rendered. */
  readonly sent: number
  readonly parts: number | null
  readonly reason: string | null
  /** How many sends of it may have arrived without anybody knowing; each that was sent again all the same may be a double. */
  readonly doubts: number
}

/** What the brief is called, and the clock and language that hold where nobody chose others. */
export interface Brief {
  readonly title: string
  readonly timeZone: string
  readonly language: Language
  /** Absent where there are no pages, such as in somebody else's program. */
  readonly web?: Pages
}

/** Where the brief is in a browser; addresses have no slash at their end. */
export interface Pages {
  /** Where its editors sign in. */
  readonly address: string
  /** Where everybody reads issues; null: nowhere. */
  readonly archive: string | null
  /** The one that pages are in whose paths do not begin with another one. */
  readonly language: Language
}
