/** A line that begins with a bullet. */
export interface Bulleted {
  /** The bullet as it is written. */
  readonly glyph: string
  readonly text: string
}

const spaced = /^([-*+–—·]|[oO§]\t)[\s\u3000]+(?=\S)/
const glyphs = /^([•‣▪▫■□●○◆◇◦▶►▸▷➤➢➜⁃∙⚫⚪🔹🔸🔷🔶🔺🔻🔴🔵🟢🟡✔✓☑✅➡👉📌▲△★☆※])\ufe0e?\ufe0f?[\s\u3000]*(?=\S)/u
const box = /^\[[ xX✓✔]\] (?=\S)/

/** Takes the bullet off a line, and the box of a list to tick; null when it has none. White space must still be as it was. */
export function bulletOf(raw: string): Bulleted | null {
  const found = spaced.exec(raw) ?? glyphs.exec(raw)
  if (!found?.[1]) return null
  const text = raw.slice(found[0].length)
  return { glyph: found[1].trim(), text: text.replace(box, '') }
}
