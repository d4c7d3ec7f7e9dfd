import type { Rule } from './rule.ts'

const item = '第? ?(\\d{1,4}) ?条?'

/** What editors write in Chinese instead of a command. The first rule that fits counts. */
export const chinese: readonly Rule[] = [
  [
    new RegExp(`^(?:急发|快讯|紧急(?:发布|发送|发出)?|(?:马上|立即|立刻)(?:发布|发出|发送|推送|发)) ?[:：]? ?${item}$`),
    (n) => `urgent ${n}`,
  ],
  [
    new RegExp(`^(?:请)?把? ?${item} ?(?:马上|立即|立刻|紧急|单独|先)(?:单独)?(?:发布|发出|发送|推送|发)(?:出去)?$`),
    (n) => `urgent ${n}`,
  ],
  [/^(?:现在|立即|马上)?(?:发布|发出|发送|推送)(?:吧|出去|现在|立即)?$/, () => 'publish'],
  [/^(?:定时)?(?:发布|发出|发送|推送|定时) ?(.+)$/, (time) => `publish ${time}`, 'time'],
  [/^(.+?)(?:定时)?(?:发布|发出|发送|推送)$/, (time) => `publish ${time}`, 'time'],
  [/^(?:定时)?(?:发布|发出|发送|推送|定时|排期) ?(.+)$/, (days) => `schedule ${days}`, 'days'],
  [/^(.+?)(?:定时)?(?:发布|发出|发送|推送)$/, (days) => `schedule ${days}`, 'days'],
  [/^取消(?:定时|排期|发布)(?:发布)?$/, () => 'unschedule'],
  [new RegExp(`^(?:移动|移) ?${item} ?(?:到|至|→)? ?${item}$`), (n, to) => `draft move ${n} ${to}`],
  [
    new RegExp(`^(?:请)?把? ?${item} ?(?:移|挪|调|放|提)(?:到|至) ?${item}(?:前面|之前|位)?$`),
    (n, to) => `draft move ${n} ${to}`,
  ],
  [new RegExp(`^(?:上移 ?${item}|(?:把)? ?${item} ?上移)$`), (n, other) => `draft up ${n || other}`],
  [new RegExp(`^(?:下移 ?${item}|(?:把)? ?${item} ?下移)$`), (n, other) => `draft down ${n || other}`],
  [
    new RegExp(`^(?:置顶 ?${item}|(?:把)? ?${item} ?(?:置顶|放(?:到)?(?:最前|第一)面?))$`),
    (n, other) => `draft move ${n || other} 1`,
  ],
  [
    new RegExp(`^(?:请)?把? ?${item} ?(?:移|挪|调|放|归)(?:到|至|入|进) ?(.+?)(?:栏目?|版)?(?:里|下|中)?$`),
    (n, title) => `draft section ${n} ${title}`,
  ],
  [/^栏目 ?(\d{1,4}) ?[：:]? ?(.+)$/, (n, title) => `draft section ${n} ${title}`],
  [/^(?:话题|标签) ?(\d{1,4})(?: |[：:])? ?(?!.* [+-])(.+)$/, (n, topics) => `draft topics ${n} ${topics}`],
  [new RegExp(`^(?:删除?|删掉|去掉) ?${item}$`), (n) => `draft remove ${n}`],
  [new RegExp(`^把? ?${item} ?(?:删除?|删掉|去掉)$`), (n) => `draft remove ${n}`],
  [
    new RegExp(`^(?:(?:以后再发|下期|推迟) ?${item}|把? ?${item} ?(?:以后再发|下期(?:再发)?|推迟))$`),
    (n, other) => `draft later ${n || other}`,
  ],
  [new RegExp(`^(?:编辑|查看) ?${item}$`), (n) => `draft ${n}`],
  [/^(?:看看?|查看)?草稿$/, () => 'draft'],
  [/^草稿 ?(\d{1,4})$/, (n) => `draft ${n}`],
  [/^(?:给我)?试发(?:一份|给我|一下)?$/, () => 'draft test'],
  [/^检查(?:一下)?(?:草稿|下一期)(?:吧)?$/, () => 'draft check'],
  [/^更正 ?(\d{1,6}(?:\.\d{1,4})?)$/, (what) => `correct ${what}`],
  [/^更正 ?(\d{1,6}\.\d{1,4})(?: |[：:]) ?(.+)$/, (what, text) => `correct ${what} ${text}`],
  [/^撤回 ?(\d{1,6}\.\d{1,4})$/, (what) => `retract ${what}`],
  [/^撤回 ?(\d{1,6}\.\d{1,4})(?: |[：:]) ?(.+)$/, (what, reason) => `retract ${what} ${reason}`],
  [/^(?:撤销|撤消)$/, () => 'draft undo'],
  [/^帮助$/, () => 'help'],
  [/^取消$/, () => 'cancel'],
  [/^历史$/, () => 'history'],
  [/^(?:发送)?进度$/, () => 'deliveries'],
  [/^栏目$/, () => 'sections'],
  [/^(?:读者)?提议$/, () => 'proposals'],
]
