import { spaced } from '../../../text/spaced.ts'
import type { Phrases } from '../../en/index.ts'

export const files: Phrases['cli']['files'] = {
  missing: (path) => spaced`没有${path}这个文件。`,
  folder: (path) => spaced`${path}是文件夹，请指定文件。`,
  forbidden: (path) => spaced`当前用户不能读写${path}。`,
  other: (path, why) => `${path}：${why}`,
  typeHere: '请在这里输入或粘贴；另起一行按 Ctrl-D 结束。',
  standardInput: '标准输入',
  line: (line, message) => `第 ${line} 行：${message}`,
  leftOut: (count, why) => `略过 ${count} 个：${why}。`,
  wouldImport: (total, fresh) => `读到 ${total} 个订阅者，其中 ${fresh} 个是新的。什么都没有导入。`,
  imported: (total, fresh) => `读到 ${total} 个订阅者，其中 ${fresh} 个是新的。`,
  added: (outcome) =>
    ({ new: '已订阅。', back: '已重新订阅。', changed: '已更改：之前就已订阅。', same: '之前就已订阅，没有改变。' })[
      outcome
    ],
  exported: (count) => `已写出 ${count} 个订阅者。`,
  badColumn: (given) => `--column 要写成“我们的列=对方的列”，例如 chat=attributes.telegram_id，而不是“${given}”。`,
  notImported: (path, faults, more) =>
    [spaced`${path}没有导入：`, ...faults, ...(more > 0 ? [`… 另有 ${more} 处`] : [])].join('\n'),
  status: (status) => `状态是“${status}”`,
  noChat: '只有邮箱地址，没有聊天',
  unknownFeed: (name) => `没有和订阅源“${name}”同名的话题`,
  tooLargeOpml: (path) => spaced`${path}太大，不像订阅源列表。`,
  noOpml: (path) => spaced`${path}不是 OPML 文件。`,
  longLine: '文件中有一行太长，不像订阅者名单。请检查是不是选错了文件。',
  columns: (all, missing) => `第一行必须写明各列：${all.join(',')}。缺少：${missing.join('、')}。`,
  platforms: (names) => spaced`platform 必须是其中之一：${names.join('、')}`,
  accountMissing: '缺少 account：机器人或工作区的编号',
  chatMissing: '缺少 chat',
  noTopic: (name) => `没有话题“${name}”`,
  whoseFeeds: 'OPML 文件没有说明是谁的订阅。请指明聊天：--chat 1001',
  topicsImported: (total, fresh) => `读到 ${total} 个话题，其中 ${fresh} 个是新的。`,
  topicsExported: (count) => `已写出 ${count} 个话题。`,
}
