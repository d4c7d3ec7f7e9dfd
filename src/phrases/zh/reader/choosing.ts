import { spaced } from '../../../text/spaced.ts'
import type { Choosing } from '../../en/reader/choosing.ts'

const list = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、')

/** 读者选择接收内容时说的话。 */
export const choosing: Choosing = {
  only: (topics) => spaced`只要${topics}`,
  dropped: (topics) => spaced`好的，不再发送关于${topics}的条目。`,
  notAmong: (topics) => spaced`你本来就没有订阅${topics}，没有变化。`,
  lastTopic: (topics) => spaced`你只订阅了${topics}。去掉它以后，要给你发什么？`,
  hasAlready: (topics) => spaced`你已经会收到全部内容，也包括${topics}。`,
  added: (topics) => spaced`好的，已加上${topics}。`,
  bringBack: (topics) => spaced`恢复${topics}`,
  nothing: '什么都不要',
  noneOf: (issue) => spaced`第 ${issue} 期没有所选话题的内容。全部内容：`,
  notAllWords: (has, lacks) => {
    if (has.some((word) => lacks.some((run) => run.includes(word))))
      return spaced`没有包含${list(lacks)}的条目。以下条目包含${list(has)}：`
    if (has.length === 1 && lacks.length === 1)
      return spaced`没有同时包含${list([...has, ...lacks])}的条目。以下条目包含${list(has)}：`
    return spaced`没有包含所有这些词的条目。以下条目包含${list(has)}，但不包含${list(lacks)}：`
  },
  without: (words) => spaced`以下条目都不包含${list(words)}。`,
  partFound: (word, count) => spaced`${word}：${count} 条`,
  alsoGet: (topics) => spaced`也要${topics}`,
  askHour: '想几点收到？请点选，或直接写，例如 8 点、早上 7 点半、20:30。',
  badHour: (text) => `我看不懂“${text}”是几点。请写例如 8 点、早上 7 点半、20:30。`,
  clock: (zone) => spaced`时间按${zone}计算。`,
  zoneOfProfile: (zone) => spaced`时间按你个人资料里的时区${zone}计算。`,
  askZone: '你在哪个时区？请写城市、国家，或 UTC+8 这样的时差。',
  zoneSet: (zone, time) => spaced`你的时区是${zone}，那里现在是${time}。`,
  whichPlace: (name) => `你说的是哪个“${name}”？`,
  badPlace: (name) => `我找不到“${name}”。请写附近的大城市、国家，或 UTC+8 这样的时差。`,
  fromPlace: '📍 我的位置',
  sendPlace: '请点下面的按钮告诉我你在哪里。我只记下那里的时区，不保存位置。',
  placeZone: (zone) => spaced`那里的时区是${zone}。要按这个时区发送吗？`,
  askLanguage: '想用哪种语言？',
  badLanguage: (name) => `我还不会“${name}”。请选一种：`,
  askFormat: '每期想看多少？',
  badFormat: (name) => `没有“${name}”这种形式。请选一种：`,
  adminSubscribes: '欢迎在这里提问。想自己收到每一期，请私下问我；要为本群订阅，请群管理员在这里发送：',
  channelSubscribes: '要为本频道订阅，请管理频道的人在这里发送：',
}
