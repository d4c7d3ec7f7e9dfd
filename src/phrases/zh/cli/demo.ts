import { spaced } from '../../../text/spaced.ts'
import type { Phrases } from '../../en/index.ts'

export const demo: Phrases['cli']['demo'] = {
  title: '码头早报',
  filling: '正在编一个星期',
  opened: ({ url, desk }) => [
    '虚构的一个星期：七期简报，两个内存里模拟的平台上约 170 位读者，还有更正。什么也不会发到外面去。',
    `  ${url}/            试用：读者和编辑并排`,
    `  ${url}/issues      归档`,
    `  ${desk}`,
    '                     编辑台和送达情况（/deliveries）；十分钟内可用一次',
    '在编辑台发布点什么，看着它送达。按 Ctrl-C 结束。',
  ],
  gone: ['它有自己的数据库，结束时自动删除。'],
  kept: (folder) => [spaced`它有自己的数据库，保留在 ${folder}。要清理，删掉这个文件夹即可。`],
  ownFolder: (folder) => spaced`${folder} 里已经有一份简报。请为演示另选一个文件夹。`,
}
