import type { Topic } from '../../model.ts'
import { editDistance } from '../../text/edit-distance.ts'
import { plainWords } from '../../time/read-clock.ts'
import { readHour } from '../../time/read-hour.ts'
import { readPause } from '../../time/read-pause.ts'
import { findTopic } from '../../topics/match.ts'
import { readTopics } from '../reading/read-topics.ts'
import { isZone, readSaidTime } from '../wishes/said-time.ts'
import { readDays, readQuiet } from '../wishes/values.ts'
import type { Needs } from './reader-rule.ts'
import { respelled } from './spelling/respell.ts'

/** Whether what a rule found is what it needs: `first` is its first group, `line` the command line that it makes. */
export function holds(needs: Needs, first: string, line: string, topics: readonly Topic[]): boolean {
  const value = line.replace(/^settings \w+ |^pause /, '')
  switch (needs) {
    case 'topics':
      return first !== '' && !('unknown' in readTopics(first, topics))
    case 'listed topics':
      return first !== '' && !('unknown' in readTopics(line.replace(/^\w+ (?:only )?/, ''), topics))
    case 'hour':
      return readHour(first) !== null
    case 'time':
      return isTime(value, topics)
    case 'days':
      return readDays(plainWords(value)) !== null
    case 'quiet':
      return readQuiet(plainWords(value)) !== null
    case 'zone':
      return isZone(value)
    case 'span':
      return readPause(value, 0, 'UTC', 0).kind !== 'unknown'
    case 'about':
      return isShort(first)
    case 'word':
      return isWord(line.replace(/^\w+ (?:remove )?/, ''), topics)
  }
}

/** More than a number, which may be an issue; and no place that is a part of the day with a slip in it. */
function isTime(value: string, topics: readonly Topic[]): boolean {
  const said = /^\d{1,4}(?:\.\d+| (?:to|past|before|after) \d{1,2})?$/.test(value.normalize('NFKC'))
    ? null
    : readSaidTime(value)
  if (said === null) return false
  return said.place === null || !respelled(value, topics).some((way) => readSaidTime(way)?.place === null)
}

const isWord = (word: string, topics: readonly Topic[]): boolean =>
  isShort(word) &&
  !ours.test(word) &&
  word.split(' ').length <= mostWords &&
  findTopic(word, topics) === null &&
  !isSlip(word, topics)

/** What nobody follows or mutes: words for what we send, and the beginning of a sentence. */
const ours =
  /^(?:(?:the |your |any |more |los |las |el |la )?(?:pictures?|images?|photos?|sounds?|headlines?|titles?|messages?|mails?|emails?|them|it|this|that|news|brief|issues?|everything|anything|topics?|temas?|fotos?|im[aá]genes|titulares|noticias|mensajes|esto|todo|nada|bolet[ií]n)|图片|照片|声音|标题|话题|简报|新闻|消息|推送|这个)$|\b(?:is|are|was|gets?|when|if|sale|hay|que)\b/i

const isShort = (words: string): boolean =>
  words !== '' && words.length <= longestSubject && words.split(' ').length <= 5
const longestSubject = 40
const mostWords = 3

/** Almost the name of a topic. */
const isSlip = (name: string, topics: readonly Topic[]): boolean =>
  topics.some(({ slug, title }) =>
    [slug, ...Object.values(title)].some(
      (each) => each.length > 3 && editDistance(name.toLowerCase(), each.toLowerCase(), 2) <= (each.length < 6 ? 1 : 2),
    ),
  )
