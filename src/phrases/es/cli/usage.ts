import type { Phrases } from '../../en/index.ts'
import { listed } from '../plural.ts'

export const usage: Phrases['cli']['usage'] = {
  between: ' ',
  unknownCommand: (name) => `No existe la orden «${name}».`,
  unknownOption: (name) => `Aquí no existe la opción «${name}».`,
  didYouMean: (words) => `¿Querías decir ${words.join(' o ')}?`,
  thereIs: (words) => `Existen: ${listed(words)}.`,
  hyphen: 'Si es una palabra de tu texto, pon -- delante del texto.',
  missingArgument: (name) => `Falta «${name}».`,
  missingValue: (option) => `${option} necesita un valor.`,
  notOneOf: (value, of, choices) => `«${value}» no vale para ${of}: ${listed(choices)}.`,
  tooMany: (words) => `Sobra algo: ${words.join(' ')}.`,
  seeHelp: (command) => `Mira: ${command} --help`,
  unexpected: (what) => `Algo inesperado: ${what}`,
}
