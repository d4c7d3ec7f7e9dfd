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

export interface SectionBlock {
  readonly type: 'section'
  readonly block_id?: string
  readonly text: PlainText | Mrkdwn
  readonly accessory?: Button
}

export interface ContextBlock {
  readonly type: 'context'
  readonly block_id?: string
  readonly elements: readonly (PlainText | Mrkdwn)[]
}

/**
 * What stands in a container. Slack's page and its validator name different lists (the validator has no rich_text); these are in both:
 * docs.slack.dev/reference/block-kit/blocks/container-block, docs.rs/slack-morphism SlackContainerBlock.
 */
export type ChildBlock = SectionBlock | ContextBlock | ImageBlock | PictureBlock

/** Blocks under a title, which opens and closes. */
export interface ContainerBlock {
  readonly type: 'container'
  readonly block_id?: string
  readonly title: PlainText
  readonly subtitle?: PlainText
  readonly is_collapsible: true
  readonly default_collapsed: boolean
  readonly child_blocks: readonly ChildBlock[]
}

export type Block =
  | { readonly type: 'header'; readonly block_id?: string; readonly text: PlainText }
  | SectionBlock
  | ContextBlock
  | ContainerBlock
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
  /** Slack may show what it makes of linked pages. */
  readonly previews?: boolean
  /** The same with its sections folded, for workspaces that take that. */
  readonly folded?: readonly Block[]
  /** Stands under the first of several messages where the others are in its thread. */
  readonly hint?: ContextBlock
}

/** A message as Slack takes it: no pictures in it any more but images. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: readonly Block[]
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
