import type { Feedback } from '../en/feedback.ts'

/** What Briefwire says in Chinese of what readers think of items. */
export const feedback: Feedback = {
  more: (item) => `多来点第 ${item} 条这样的`,
  whoAreYou: '在这里我看不到你是谁，所以没有计入。',
  given: {
    counted: '谢谢！已计入，没有人会知道是谁说的。',
    changed: '谢谢！已改过来。',
    same: '已经计入了。',
    closed: '这一期不再收集看法。',
  },
  title: '读者的看法',
  none: '还没有人发表看法。',
  counts: ({ up, down, more }) =>
    [...(up + down > 0 ? [`👍 ${up}  👎 ${down}`] : []), ...(more > 0 ? [`想多看：${more}`] : [])].join('  '),
  byTopic: '按话题：',
  forms: {
    off: '没有询问读者。可以从下一期开始：',
    thumbs: '每条下面用 👍 和 👎 询问读者。',
    more: '每条下面询问读者是否想多看这样的内容。',
  },
  choose: { off: '不询问', thumbs: '用 👍 和 👎 询问', more: '询问是否想多看' },
  inDeliveries: (count) => `${count} 个读者看法：`,
}
