/** How Chinese is set: figures and Latin words stand apart from it by one space, nothing else does; punctuation is its own. */
export const setting: readonly (readonly [name: string, no: RegExp])[] = [
  ['no space between two characters', /\p{Script=Han} +\p{Script=Han}/u],
  ['no space beside full-width punctuation', / [，。、：；？！（）“”《》]|[，。、：；？！（）“”《》] /u],
  ['a space before a figure or a Latin word', /\p{Script=Han}[\p{Script=Latin}\p{Nd}]/u],
  ['a space after a figure or a Latin word', /[\p{Script=Latin}\p{Nd}]\p{Script=Han}/u],
  ['full-width punctuation', /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u],
]
