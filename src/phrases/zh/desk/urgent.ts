import type { Urgent } from '../../en/desk/urgent.ts'

/** What Briefwire says in Chinese of what goes out at once. */
export const urgent: Urgent = {
  open: '立即单独发布…',
  send: '现在就发',
  toDraft: '放入下一期',
  notNow: '暂不',
  ask: (issue, readers) => `把这一条作为快讯（第 ${issue} 期）立即单独发给 ${readers.toLocaleString('en')} 位读者吗？`,
  onItsWay: (issue, readers) =>
    `快讯（第 ${issue} 期）正在发给 ${readers.toLocaleString('en')} 位读者。下一期保持原样。`,
  which: '哪一条要立即单独发布？直接写给我，或从下一期里选：',
  changed: '在我询问之后，这一条有了改动，现在是这样：',
  notSent: '好的，没有发出。',
}
