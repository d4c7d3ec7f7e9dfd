import { byNumber, chineseItems } from './chinese-items.ts'
import { arrow, type Rule } from './rule.ts'

const item = byNumber.end

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
  [/^(?:批准|同意)(?:发布|发出)?$/, () => 'publish'],
  [/^(?:跳过|停发) ?(.+)$/, (days) => `schedule skip ${days}`, 'dates'],
  [/^(.+?)(?:停发|停刊|休刊|不发(?:布)?|不出刊|跳过)$/, (days) => `schedule skip ${days}`, 'dates'],
  [/^取消(?:定时|排期|发布)(?:发布)?$/, () => 'unschedule'],
  ...chineseItems(byNumber),
  [
    new RegExp(
      `^(?:更正)?第?(\\d{1,6})(?:期?第|[.．])(\\d{1,4})条? ?[:：] ?(.+?)(?:${arrow}| ?(?:改成|改为|换成) ?)(.*)$`,
    ),
    (issue, n, old, text) => `correct ${issue}.${n} ${old} → ${text}`,
    'text',
  ],
  [
    new RegExp(
      `^(?:把)?(?:第? ?(\\d{1,4}) ?条(?:里|中)?的?[:, ]?|(\\d{1,4}) ?: ?)(.+?)(?:${arrow}| ?(?:改成|改为|换成) ?)(.*)$`,
    ),
    (n, other, old, text) => `draft replace ${n || other} ${old} → ${text}`,
    'text',
  ],
  [/^(?:看看?|查看)?草稿$/, () => 'draft'],
  [/^草稿 ?(\d{1,4})$/, (n) => `draft ${n}`],
  [/^(?:给我)?试发(?:一份|给我|一下)?$/, () => 'draft test'],
  [/^检查(?:一下)?(?:草稿|下一期)(?:吧)?$/, () => 'draft check'],
  [/^更正 ?(\d{1,6}(?:\.\d{1,4})?)$/, (what) => `correct ${what}`],
  [/^更正 ?(\d{1,6}\.\d{1,4})(?: |[：:]) ?(.+)$/, (what, text) => `correct ${what} ${text}`, 'text'],
  [/^更正$/, () => 'correct'],
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
