import { spaced } from '../../../text/spaced.ts'
import type { Phrases } from '../../en/index.ts'

export const progress: Phrases['cli']['progress'] = {
  of: (what, done, total) => `${what}：${total.toLocaleString('zh')} 中的 ${done.toLocaleString('zh')}`,
  done: (what, done) => (done === 0 ? what : `${what}：${done.toLocaleString('zh')}`),
  left: (seconds) => `还需 ${clock(seconds)}`,
  since: (seconds) => clock(seconds),
  importing: '正在导入订阅者',
  reading: '正在读取订阅者',
  exporting: '正在写出订阅者',
  fetching: (address) => spaced`正在读取${address}`,
  publishing: '正在发布',
  delivering: (issue) => `正在发送第 ${issue} 期`,
}

const clock = (seconds: number): string =>
  seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
