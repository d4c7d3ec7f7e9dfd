import { spaced } from '../../../text/spaced.ts'
import type { Choosing } from '../../en/reader/choosing.ts'

const list = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、')

/** 读者选择接收内容时说的话。 */
export const choosing: Choosing = {
  only: (topics) => spaced`只要${topics}`,
  dropped: (topics) => spaced`好的，不再发送关于${topics}的条目。`,
  notAmong: (topics) => spaced`你本来就没有订阅${topics}，没有变化。`,
  lastTopic: (topics) => spaced`你只订阅了${topics}。去掉它以后，要给你发什么？`,
  getsAll: (topics) => spaced`你现在会收到全部内容，也包括${topics}。没有更改。你想要哪些话题？`,
  hasAlready: (topics) => spaced`你已经会收到全部内容，也包括${topics}。`,
  added: (topics) => spaced`好的，已加上${topics}。`,
  bringBack: (topics) => spaced`恢复${topics}`,
  nothing: '什么都不要',
  pickTopics: '选择话题',
  noneOf: (issue) => spaced`第 ${issue} 期没有所选话题的内容。全部内容：`,
  notAllWords: (has, lacks) => {
    if (has.some((word) => lacks.some((run) => run.includes(word))))
      return spaced`没有包含${list(lacks)}的条目。以下条目包含${list(has)}：`
    if (has.length === 1 && lacks.length === 1)
      return spaced`没有同时包含${list([...has, ...lacks])}的条目。以下条目包含${list(has)}：`
    return spaced`没有包含所有这些词的条目。以下条目包含${list(has)}，但不包含${list(lacks)}：`
  },
  partFound: (word, count) => spaced`${word}：${count} 条`,
  alsoGet: (topics) => spaced`也要${topics}`,
  adminSubscribes: '欢迎在这里提问。想自己收到每一期，请私下问我；要为本群订阅，请群管理员在这里发送：',
  channelSubscribes: '要为本频道订阅，请管理频道的人在这里发送：',
}
