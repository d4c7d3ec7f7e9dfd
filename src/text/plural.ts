/** `1 item`, `2 items`, `1,200 entries`: how many of something, in English. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
