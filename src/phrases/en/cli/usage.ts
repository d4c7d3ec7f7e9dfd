const listed = (words: readonly string[]): string => words.join(', ')

/** What is said of a command line that is wrong. */
export const usage = {
  /** Between two sentences. */
  between: ' ',
  unknownCommand: (name: string): string => `There is no command “${name}”.`,
  unknownOption: (name: string): string => `There is no option “${name}” here.`,
  didYouMean: (words: readonly string[]): string => `Did you mean ${words.join(' or ')}?`,
  thereIs: (words: readonly string[]): string => `There is: ${listed(words)}.`,
  /** Words that begin with a hyphen are taken for options. */
  hyphen: 'If it is a word of your text, put -- before the text.',
  missingArgument: (name: string): string => `“${name}” is missing.`,
  missingValue: (option: string): string => `${option} needs a value.`,
  notOneOf: (value: string, of: string, choices: readonly string[]): string =>
    `“${value}” is nothing that ${of} can be: ${listed(choices)}.`,
  tooMany: (words: readonly string[]): string => `That is one word too many: ${words.join(' ')}.`,
  seeHelp: (command: string): string => `See: ${command} --help`,
  unexpected: (what: string): string => `Unexpected: ${what}`,
}
