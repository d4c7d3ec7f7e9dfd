/** The part of Block Kit that Briefwire speaks. Names are Slack's. */
export interface PlainText {
  readonly type: 'plain_text'
  readonly text: string
  readonly emoji: false
}

/** The only text in which Slack looks for markup; `verbatim` keeps it from looking for links and mentions too. */
export interface Mrkdwn {
  readonly type: 'mrkdwn'
  readonly text: string
  readonly verbatim: true
}

export interface RichStyle {
  readonly bold?: true
  readonly italic?: true
  readonly code?: true
}

export type RichLeaf =
  | { readonly type: 'text'; readonly text: string; readonly style?: RichStyle }
  | { readonly type: 'link'; readonly url: string; readonly text: string; readonly style?: RichStyle }

export interface RichSection {
  readonly type: 'rich_text_section'
  readonly elements: readonly RichLeaf[]
}

export interface RichList {
  readonly type: 'rich_text_list'
  readonly style: 'bullet'
  readonly elements: readonly RichSection[]
}

export interface Button {
  readonly type: 'button'
  readonly action_id: string
  readonly text: PlainText
  readonly value: string
  readonly style?: 'primary' | 'danger'
}

export interface Option {
  readonly text: PlainText
  readonly value: string
}

export interface Select {
  readonly type: 'static_select'
  readonly action_id: string
  readonly options: readonly Option[]
  readonly initial_option?: Option
}

export interface Checkboxes {
  readonly type: 'checkboxes'
  readonly action_id: string
  readonly options: readonly Option[]
  readonly initial_options?: readonly Option[]
}

export interface MultiSelect {
  readonly type: 'multi_static_select'
  readonly action_id: string
  readonly options: readonly Option[]
  readonly initial_options?: readonly Option[]
}

export interface TextInput {
  readonly type: 'plain_text_input'
  readonly action_id: string
  readonly multiline?: true
  readonly initial_value?: string
  readonly max_length?: number
}

/** A picture that was uploaded to Slack before; it takes png, jpg and gif: docs.slack.dev/reference/block-kit/composition-objects/slack-file-object. */
export interface ImageBlock {
  readonly type: 'image'
  readonly block_id?: string
  readonly slack_file: { readonly id: string }
  readonly alt_text: string
}

/** Not Slack's: a stored picture that becomes an image when it is sent, or is left out. */
export interface PictureBlock {
  readonly type: 'picture'
  readonly block_id?: string
  readonly photo: string
  readonly alt_text: string
}

export type Block =
  | { readonly type: 'header'; readonly block_id?: string; readonly text: PlainText }
  | { readonly type: 'section'; readonly block_id?: string; readonly text: PlainText; readonly accessory?: Button }
  | { readonly type: 'context'; readonly block_id?: string; readonly elements: readonly (PlainText | Mrkdwn)[] }
  | { readonly type: 'rich_text'; readonly block_id?: string; readonly elements: readonly (RichSection | RichList)[] }
  | {
      readonly type: 'actions'
      readonly block_id?: string
      readonly elements: readonly (Button | Select | Checkboxes)[]
    }
  | {
      readonly type: 'input'
      readonly block_id: string
      readonly label: PlainText
      readonly hint?: PlainText
      readonly optional?: true
      readonly element: TextInput | MultiSelect
    }
  | { readonly type: 'divider'; readonly block_id?: string }
  | ImageBlock
  | PictureBlock

/** One Slack message: what our `render` makes and `send` takes. `text` is for notifications and screen readers. */
export interface SlackPart {
  readonly text: string
  readonly blocks: readonly Block[]
}

/** A message as Slack takes it. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: readonly Exclude<Block, PictureBlock>[]
}

/** A modal or a home tab. */
export interface SlackView {
  readonly type: 'modal' | 'home'
  readonly callback_id: string
  readonly title?: PlainText
  readonly submit?: PlainText
  readonly close?: PlainText
  readonly private_metadata?: string
  readonly blocks: readonly Block[]
}

/** Text in which Slack parses nothing, not even emoji. */
export const plain = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false })
