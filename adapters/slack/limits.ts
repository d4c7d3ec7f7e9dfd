/**
 * What Slack allows. Unless said otherwise: docs.slack.dev/reference/block-kit, the comments of @slack/types,
 * docs.slack.dev/reference/methods/chat.postMessage and /chat.update.
 */
export const limits = {
  message: {
    blocks: 50,
    /** `text` of chat.postMessage is cut above this. */
    text: 40_000,
    /** chat.update counts UTF-8 bytes of `text`, though its page says characters (measured by others). */
    updateTextBytes: 4_000,
    /** All blocks together; undocumented. 11,341 were refused (bolt-js#2867), markdown alone fails at 13,297 (bolt-js#2509). */
    weight: 11_300,
  },
  view: { blocks: 100, metadata: 3_000, callbackId: 255, title: 24, button: 24, bytes: 250_000 },
  section: { text: 3_000, fields: 10, field: 2_000 },
  header: { text: 150 },
  context: { elements: 10, text: 3_000 },
  actions: { elements: 25 },
  button: { text: 75, value: 2_000 },
  /** Whether children count towards the blocks of a message is not said: assumed. */
  container: { title: 150, subtitle: 150, children: 10 },
  image: { alt: 2_000 },
  select: { options: 100, text: 75, value: 150 },
  checkboxes: { options: 10 },
  input: { label: 2_000, hint: 2_000, text: 3_000, placeholder: 150 },
  /** Longest address of a link; what buttons are documented to take. For rich_text an assumption. */
  url: 3_000,
  /** Longest text of one rich_text block; undocumented, so that of a section is kept. */
  richText: 3_000,
  id: 255,
} as const

/** What we fill a message to: room is left below every limit, because the sum over all blocks is undocumented. */
export const budget = {
  blocks: 45,
  weight: 10_000,
  blockText: 2_900,
  /** A folded message has more text around the same words; above this it stays unfolded. */
  foldedWeight: 11_000,
  /** Below `updateTextBytes`, so that the same text can be sent again in a correction. */
  textBytes: 3_800,
  /** A response_url takes five answers; one is kept for a last word. */
  responses: 4,
  /** What stands in a form is put into its button up to this length; more would crowd the message. */
  form: 700,
} as const

/** What a block weighs beside its text, in characters: measured for headers (bolt-js#2509), assumed for the others. */
export const overhead = { block: 100, header: 100, richElement: 20 } as const

/** How fast Slack may be spoken to. */
export const rates = {
  /** "Several hundred per minute" for a workspace: docs.slack.dev/apis/web-api/rate-limits. */
  perSecond: 5,
  /** One message a second in a channel (same page), and a little. */
  chatMs: 1_100,
} as const
