import { type Argument, type Command, Help, type Option } from 'commander'
import { breakLines } from '../../doc.ts'
import type { Phrases } from '../../phrases/index.ts'
import { exitCodes } from '../terminal/failure.ts'
import { widthOf } from '../terminal/width.ts'
import { examples } from './examples.ts'
import { shapes } from './shapes.ts'

type Words = Phrases['cli']['help']

const isIn = <T extends object>(name: PropertyKey, all: T): name is keyof T => Object.hasOwn(all, name)

/** Puts the help of a whole program into somebody's words, with examples, what --json prints, and exit codes. */
export function describeIn(program: Command, words: Words): void {
  const heading = (title: string): string => (isIn(title, words.headings) ? words.headings[title] : title)
  program
    .configureHelp({
      styleTitle: heading,
      displayWidth: widthOf,
      boxWrap: (text, width) =>
        text
          .split('\n')
          .map((line) => wrapped(line, width))
          .join('\n'),
      // No blank behind a full-width colon.
      formatHelp: (command, helper) => Help.prototype.formatHelp.call(helper, command, helper).replace('： ', '：'),
      argumentDescription: (argument) => withChoices(argument, words),
      optionDescription: (option) => withChoices(option, words),
    })
    .helpOption('-h, --help', words.showHelp)
    .helpCommand('help [command]', words.showHelpFor)
  const codes = [['0', words.exits[0]], ...Object.values(exitCodes).map((code) => [String(code), words.exits[code]])]
  program.addHelpText(
    'after',
    `\n${heading('Exit codes:')}\n${codes.map(([code, text]) => `  ${code?.padEnd(3)} ${text}`).join('\n')}`,
  )
  describeAll(program, '', words, heading)
}

function describeAll(parent: Command, path: string, words: Words, heading: (title: string) => string): void {
  for (const command of parent.commands) {
    const name = path === '' ? command.name() : `${path} ${command.name()}`
    if (isIn(name, words.commands)) command.description(words.commands[name])
    command.copyInheritedSettings(parent)
    const lines = examples[name]?.map((line) => `  $ ${line.includes('| ') ? line : `briefwire ${line}`}`)
    if (lines) command.addHelpText('after', `\n${heading('Examples:')}\n${lines.join('\n')}`)
    const shape = shapes[name]
    if (shape !== undefined)
      command.addHelpText('after', `\n${heading('With --json:')}\n  ${shape}\n  ${words.errorsAsJson}`)
    describeAll(command, name, words, heading)
  }
}

/** What it is, what it can be, and what it is where nobody says. */
function withChoices({ description, argChoices, defaultValue }: Argument | Option, words: Words): string {
  const choices = argChoices ? [words.oneOf(argChoices.join(', '))] : []
  const byDefault = typeof defaultValue === 'string' ? [words.byDefault(defaultValue)] : []
  return [description, ...choices, ...byDefault].join('')
}

const wrapped = (text: string, width: number): string =>
  breakLines(text, width)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n')
