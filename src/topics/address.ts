/** A text without the addresses in it: what a link is called says nothing of what the news is about. */
export const withoutAddresses = (text: string): string =>
  /[@/]|www\./.test(text) ? text.replaceAll(address, '\n') : text

// A name with a dot alone stays: "JD.com" is a company. No two parts of a pattern take the same letters, so that a long run is read once.
const address =
  /https?:\/\/[!-~]+|www\.[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63})+\/[!-~]*/gi
