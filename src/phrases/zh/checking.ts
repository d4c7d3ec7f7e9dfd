import { spaced } from '../../text/spaced.ts'
import type { Checking } from '../en/checking.ts'

const listed = (items: readonly number[]): string => `第 ${items.join('、')} 条`

/** What Briefwire says in Chinese before an issue goes out. */
export const checking: Checking = {
  testCopy: '试发给我',
  testMark: (sample) => `试发，只有你能看到。下面是读者此刻会收到的内容（${sample}），并没有发布。`,
  testSent: (platforms, sample) => spaced`试发已送到 ${platforms}：${sample}。换一种看看：`,
  testOnItsWay: (platforms) => spaced`试发正在送往 ${platforms}，如果出错会在这里告诉你。换一种看看：`,
  testFailed: (platform, reason) => spaced`${platform} 的试发没有送到：${reason}`,
  badSample: (text) => `“${text}”既不是格式也不是语言。可以这样写：`,
  nowhere: '我不知道该把试发送到哪里。请先私下给我写一次消息，然后再试。',

  check: '检查',
  lookAgain: '再看一次',
  worthALook: '发布前值得看一看：',
  allWell: (items) => `看过 ${items} 条，没有发现问题。`,
  stillLooking: (items) => `还有 ${items} 条正在查看。`,
  noSource: (items) => `没有来源：${listed(items)}。`,
  noTopic: (items) => `没有话题，只有订阅全部内容的读者会收到：${listed(items)}。`,
  otherLanguage: (items) => `与其他条目语言不同：${listed(items)}。`,
  long: (item, letters) => `第 ${item} 条很长：${letters.toLocaleString('zh')} 个字符。`,
  manyParts: (parts) => `整期要分成 ${parts} 条消息。`,
  link: (item, why) => `第 ${item} 条的链接打不开：${why}。`,
  links: {
    missing: '网站说没有这个页面',
    noSite: '没有这个网站',
    notPublic: '它指向内部网络',
    noAddress: '它不是网页地址',
    silent: '网站没有回应',
  },
  published: (item, issue, as) => `第 ${item} 条在第 ${issue} 期已经发过，是第 ${as} 条。`,

  liveTitle: '下一期',
  stillEmpty: '还是空的',
  nothingPlanned: '有人发布时就会发出。',
  goesOutAt: (moment) => spaced`将于${moment}发布。`,
  liveOn: '从现在起，这里会有一条消息显示下一期并随时更新；允许的话我会置顶。停用：',
  liveOff: '显示下一期的消息会撤掉。恢复：',
  liveAlready: '这里已经有一条消息显示下一期。停用：',
  liveNot: '这里没有显示下一期的消息。启用：',
  liveInRoom: '这里会有一条消息显示下一期并随时更新。允许我置顶消息，它就一直看得到；停用：',

  morning: (items, proposals, time) =>
    spaced`早上好。下一期有 ${items} 条${proposals > 0 ? `，${proposals} 条读者推荐待处理` : ''}，将于${time}发布。`,
  tooFewYet: (min) => `少于 ${min} 条就不会发布。`,
  remarks: (count) => `有 ${count} 处值得看一看：`,
  notifies: '我会主动告诉你：',
  notifiesProgress: (on) => (on ? '每次发送的进度，不论是谁发布的' : '发送进度：只限你自己发布的'),
  notifiesMorning: (time, zone) =>
    time === null ? '没有晨间提醒' : spaced`每天 ${time} 的晨间提醒（${zone}），只在当天有定时发布时`,
  progressOn: '所有发送',
  progressOff: '只看我的',
  morningAt: '晨间提醒…',
  morningOff: '不要晨间提醒',
  morningTitle: '晨间提醒时间',
  whichMorning: (zone) => spaced`晨间提醒几点发？请写一个时间，例如 7:30（${zone}），或者写“关”。`,
  badNotify: (text) => `看不懂“${text}”。可以这样写：`,
}
