import names from 'emoji-name-map'

/** What the list does not know: second names, and what was drawn since. */
const further: Readonly<Record<string, string>> = {
  thumbsup: '👍',
  thumbsdown: '👎',
  punch: '👊',
  raised_hand: '✋',
  sign_of_the_horns: '🤘',
  envelope: '✉️',
  telephone: '☎️',
  pencil: '📝',
  open_book: '📖',
  heavy_exclamation_mark: '❗',
  collision: '💥',
  lightning_cloud: '🌩️',
  running: '🏃',
  red_car: '🚗',
  sailboat: '⛵',
  uk: '🇬🇧',
  pink_heart: '🩷',
  light_blue_heart: '🩵',
  grey_heart: '🩶',
  heart_hands: '🫶',
  melting_face: '🫠',
  saluting_face: '🫡',
  face_holding_back_tears: '🥹',
  face_with_peeking_eye: '🫣',
  face_with_diagonal_mouth: '🫤',
  dotted_line_face: '🫥',
  shaking_face: '🫨',
  biting_lip: '🫦',
  head_shaking_vertically: '🙂‍↕️',
  head_shaking_horizontally: '🙂‍↔️',
  palm_up_hand: '🫴',
  palm_down_hand: '🫳',
  index_pointing_at_the_viewer: '🫵',
  low_battery: '🪫',
  mirror_ball: '🪩',
  phoenix: '🐦‍🔥',
  'x-ray': '🩻',
}

const known = new Map([...Object.entries(names.emoji), ...Object.entries(further)])

/** The emoji of this name, with this tone of skin from 2 to 6; null: it is none, or the workspace's own. */
export function emojiNamed(name: string, tone = 0): string | null {
  const found = known.get(name) ?? known.get(name.replace(/^flag-/, ''))
  if (found === undefined) return null
  if (!(tone >= 2 && tone <= 6)) return found
  return found.replace(/^(\p{Extended_Pictographic})\uFE0F?/u, `$1${String.fromCodePoint(0x1f3f9 + tone)}`)
}

/**
 * The emoji in place of their names, wherever Slack keeps them as `:tada:` or `:wave::skin-tone-3:`. What stands within a word or a
 * number, as in 10:30:45, is none.
 */
export const withEmoji = (text: string): string =>
  text.replace(pieces, (whole, name: string | undefined, tone: string | undefined) =>
    name === undefined ? whole : (emojiNamed(name, Number(tone)) ?? whole),
  )

/** Links and mentions are left alone. */
const pieces = /<[^<>]*>|(?<![\w/]):([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?(?![\w/])/g
