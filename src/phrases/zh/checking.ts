import { spaced } from '../../text/spaced.ts'
import type { Checking } from '../en/checking.ts'

/** What Briefwire says in Chinese before an issue goes out. */
export const checking: Checking = {
  testCopy: '试发给我',
  testMark: (sample) => `试发，只有你能看到。下面是读者此刻会收到的内容（${sample}），并没有发布。`,
  testSent: (platforms, sample) => spaced`试发已送到 ${platforms}：${sample}。换一种看看：`,
  testOnItsWay: (platforms) => spaced`试发正在送往 ${platforms}，如果出错会在这里告诉你。换一种看看：`,
  testFailed: (platform, reason) => spaced`${platform} 的试发没有送到：${reason}`,
  badSample: (text) => `“${text}”既不是格式也不是语言。可以这样写：`,
  nowhere: '我不知道该把试发送到哪里。请先私下给我写一次消息，然后再试。',
}
