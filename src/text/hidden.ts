/**
 * What nobody sees and what only turns the text around it: zero-width blanks, fillers, invisible signs, the direction marks U+202A–E and
 * U+2066–9, and tags, of which only flags are made.
 */
const hidden =
  '[\\u00ad\\u115f\\u1160\\u180e\\u200b\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1d173}-\\u{1d17a}]|(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{0,7})[\\u{e0000}-\\u{e007f}]'
/** Marks above and below letters, and the joiners that emoji and scripts need: what takes no room of its own. */
const attached = '[\\p{M}\\u061c\\u200c-\\u200f]'
/** No script puts more of them on a letter, and no emoji. */
const most = 6

const all = new RegExp(hidden, 'gu')
const heap = new RegExp(`(${attached}{${most}})${attached}+`, 'gu')
const suspicious = new RegExp(`${hidden}|${attached}{${most + 1}}`, 'u')

/** Letters, digits, punctuation and ideographs, which hide nothing: most texts hold only these, and need no closer look. */
const plain =
  /^[\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u20a0-\u20bf\u3000-\u3029\u4e00-\u9fff\uff01-\uff9f]*$/

/** The text without what nobody sees: no direction marks, no zero-width characters, marks and joiners only as many as a letter bears. */
export const withoutHidden = (text: string): string =>
  !plain.test(text) && suspicious.test(text) ? text.replace(all, '').replace(heap, '$1') : text
