import type { Language, Source } from './model.ts'

export { breakLines, type Line } from './text/break-lines.ts'
export { isolated, isolating } from './text/isolated.ts'
export { masked } from './text/masked.ts'
export { sentences, spaced } from './text/spaced.ts'

/**
 * A message before any platform has rendered it. Strings are plain text: no markup can be expressed in them,
 * every adapter escapes all of them.
 */
export interface Doc {
  readonly language: Language
  readonly blocks: readonly Block[]
  /** What of the drafts it shows; absent: none of it, or more than one thing. */
  readonly shows?: Shown
  /** It comes out of the archive and is the same for everybody: where one person sees it alone, that one may show it to all. */
  readonly public?: true
  /** Where everybody can read it in a browser; it is an issue then. */
  readonly page?: string
  /** Linked pages may be shown by what the platform makes of them. */
  readonly previews?: boolean
  /** Asks where the person is, by a button with this label, where the platform has one for that. */
  readonly asksPlace?: string
  /** It is said beside the message whose button was pressed, to whoever pressed it, and takes the place of nothing. */
  readonly remark?: true
  /** Comes with an answer as a file, and only where the query takes one. */
  readonly file?: TextFile
  /** Nobody but whoever asked needs it: where a platform can, it is shown to them alone. */
  readonly personal?: true
}

/** A text as a file. */
export interface TextFile {
  /** With its ending. */
  readonly name: string
  readonly text: string
}

/**
 * What a message shows of the drafts: one item, after so many edits (whoever answers it means that item), or a page of the list, which is
 * shown anew in its place when it changes.
 */
export type Shown =
  | { readonly kind: 'item'; readonly key: string; readonly edits: number }
  | { readonly kind: 'list'; readonly which: 'draft' | 'later'; readonly page: number }

/** A piece of running text. `command` is something that the reader can type, without slash: `topic payments`. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'command'; readonly line: string }

/** A button where the platform has them, a word to type where not. Pressing it runs `command` and replaces the message. */
export interface Action {
  readonly label: string
  /** A command line without slash, such as `topic payments 2`. */
  readonly command: string
  readonly tone?: 'primary' | 'danger'
  /**
   * The command takes a text. Where the platform has forms, pressing opens one, and what is entered follows the command line; elsewhere
   * the bare command runs, and asks for the text.
   */
  readonly form?: Form
}

/** A text to be entered. */
export interface Form {
  readonly title: string
  /** What stands there to begin with. */
  readonly value: string
  /** The message asks for it already, in words: where there are no forms the button would do nothing. */
  readonly asked?: boolean
}

/** A news item; `body` is empty where only the headline is shown, `open` then shows the rest. */
export interface ItemBlock {
  readonly kind: 'item'
  readonly number: number
  readonly headline: string
  readonly body: readonly string[]
  readonly source: Source | null
  /** Slugs, shown as hashtags. */
  readonly topics: readonly string[]
  /** By slug, what a topic is called in the message's language, shown beside its tag; absent: the tags say it. */
  readonly topicNames?: Readonly<Record<string, string>>
  /** A dimmed line: where an archived item comes from, or that it was corrected. */
  readonly note: string | null
  readonly open: Action | null
  /** Names stored pictures. */
  readonly photos?: readonly string[]
}

export type Block =
  /** `at`: the moment it is of, in milliseconds since the epoch, for platforms that tell it by the reader's own clock. */
  | { readonly kind: 'title'; readonly text: string; readonly note: string | null; readonly at?: number }
  | { readonly kind: 'heading'; readonly text: string }
  | ItemBlock
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly entries: readonly (readonly Inline[])[] }
  | { readonly kind: 'footer'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }

/** The buttons of a platform without forms. */
export const formless = (actions: readonly Action[]): readonly Action[] => actions.filter(({ form }) => !form?.asked)

/** What a file would have said, as a message: for where it cannot be sent. */
export const inWords = ({ language }: Doc, { text: value }: TextFile): Doc => ({ language, blocks: [paragraph(value)] })

/** The topics of an item as tags, which `tag` writes, each with what it is called where that says more. */
export const tagsOf = ({ topics, topicNames = {} }: ItemBlock, tag: (slug: string) => string): string =>
  topics
    .map((slug) => [tag(slug), topicNames[slug] ?? ''].filter(Boolean).join(' '))
    .filter(Boolean)
    .join(' ')

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es', zh: 'zh-CN' }

/** Making one costs as much as all the rest of a message. */
const calendars = new Map<Language, Intl.DateTimeFormat>()

/** A calendar day (YYYY-MM-DD) as people of this language write it, wherever they read it. */
export function longDate(date: string, language: Language): string {
  const calendar =
    calendars.get(language) ?? new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' })
  calendars.set(language, calendar)
  return calendar.format(new Date(`${date}T00:00:00Z`))
}

export const text = (value: string): Inline => ({ kind: 'text', text: value })
export const strong = (value: string): Inline => ({ kind: 'strong', text: value })
export const link = (value: string, url: string): Inline => ({ kind: 'link', text: value, url })
export const command = (line: string): Inline => ({ kind: 'command', line })
export const paragraph = (...pieces: readonly (Inline | string)[]): Block => ({
  kind: 'paragraph',
  text: pieces.map((piece) => (typeof piece === 'string' ? text(piece) : piece)),
})
