import { spaced } from '../../../text/spaced.ts'
import type { Phrases } from '../../en/index.ts'

export const usage: Phrases['cli']['usage'] = {
  between: '',
  unknownCommand: (name) => `没有“${name}”这个命令。`,
  unknownOption: (name) => `这里没有“${name}”这个选项。`,
  didYouMean: (words) => `你是不是想用：${words.join('、')}？`,
  thereIs: (words) => `可以用的有：${words.join('、')}。`,
  hyphen: '如果这是正文里的字，请在正文前加上 --。',
  missingArgument: (name) => `缺少“${name}”。`,
  missingValue: (option) => spaced`${option}后面要有一个值。`,
  notOneOf: (value, of, choices) => spaced`${of}不能是“${value}”，只能是：${choices.join('、')}。`,
  tooMany: (words) => `多出来了：${words.join(' ')}。`,
  seeHelp: (command) => `请看：${command} --help`,
  unexpected: (what) => `意外错误：${what}`,
}
