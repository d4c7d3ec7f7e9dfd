import type { AuditAction } from '../../store/port.ts'
import { sentences, spaced } from '../../text/spaced.ts'
import type { Publishing } from '../en/publishing.ts'
import { watching } from './watching.ts'

const number = (count: number): string => count.toLocaleString('en')

const asked = (what: string, copies: number | 'retired'): string => {
  if (copies === 'retired')
    return spaced`${what}吗？这一期发布已久，聊天里的消息不会再变；归档和 /issue 会显示新的内容。`
  return copies === 0 ? spaced`${what}吗？还没有人收到它。` : spaced`在 ${number(copies)} 份中${what}吗？`
}
const changing = (what: string, copies: number | 'retired'): string => {
  if (copies === 'retired') return '这一期发布已久，聊天里的消息不会再变。'
  return copies === 0 ? '还没有人收到过它。' : spaced`正在${what} ${number(copies)} 份。`
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

const auditActions: Readonly<Record<AuditAction, (what: string) => string>> = {
  posted: (what) => spaced`添加了${what}`,
  edited: (what) => spaced`修改了${what}`,
  moved: (what) => spaced`移动了${what}`,
  removed: (what) => spaced`移除了${what}`,
  restored: (what) => spaced`恢复了${what}`,
  undone: (what) => `撤销了一次改动：${what}`,
  arranged: (what) => spaced`编排了${what}`,
  imported: (what) => spaced`导入了${what}`,
  scheduled: (what) => `定时：${what}`,
  unscheduled: (what) => `取消了定时：${what}`,
  requested: (what) => spaced`请求批准${what}`,
  approved: (what) => spaced`批准了${what}`,
  declined: (what) => spaced`没有批准${what}`,
  published: (what) => spaced`发布了${what}`,
  paused: (what) => spaced`暂停了${what}`,
  resumed: (what) => spaced`让${what}继续`,
  cancelled: (what) => spaced`取消了${what}`,
  resent: (what) => spaced`重发了${what}中不确定的部分`,
  left: (what) => spaced`不再理会${what}中不确定的部分`,
  corrected: (what) => spaced`更正了${what}`,
  retracted: (what) => spaced`撤回了${what}`,
  invited: (what) => spaced`为${what}生成了邀请码`,
  joined: (what) => `加入编辑部，身份：${what}`,
  dismissed: (what) => spaced`从编辑部移除了${what}`,
  linked: (what) => spaced`与${what}合为一人`,
  created: (what) => spaced`新建了${what}`,
  renamed: (what) => spaced`更改了${what}的名称`,
  merged: (what) => spaced`合并了${what}`,
  taught: (what) => spaced`教会我关于${what}的判断`,
  untaught: (what) => spaced`撤销了我学到的关于${what}的判断`,
}

/** What Briefwire says in Chinese while an issue goes out, is watched and put right. */
export const publishing: Publishing = {
  ...watching,
  auditActions,
  people: { cli: '命令行', schedule: '定时任务', nobody: '某人', terminal: '终端' },

  askPublish: (issue, items, sections, readers) =>
    `第 ${issue} 期，${number(items)} 条${sections > 0 ? `，${number(sections)} 个栏目` : ''}，发给 ${number(readers)} 位读者：发布吗？`,
  publish: '发布',
  notYet: '暂不',
  notPublished: '好的，没有发布。草稿保持原样。',
  onItsWay: (issue, readers) => `第 ${issue} 期正在发给 ${number(readers)} 位读者。`,
  alreadyOut: (issue, name, time) => `第 ${issue} 期已经发布（${name === null ? '' : `${name}，`}${time}）。`,
  publishedElsewhere: (issue, readers) => `第 ${issue} 期已从命令行发布，发给 ${number(readers)} 位读者：`,
  changedMeanwhile: '在我询问之后，下一期有了改动：',
  nothingToPublish: '还没有可发布的内容：下一期没有条目。先添加一条：',
  unknownTime: (text) => `我看不懂“${text}”这个时间。可以这样发：`,
  pastTime: (moment) => `这个时间已经过去：${moment}。请给一个将来的时间。`,
  whichDay: '你说的是哪一天？',
  skippedHour: (asked, at) => spaced`那天夜里没有 ${asked} 这个时刻：${at} 发布。`,
  timeExamples: ['publish at 08:00', 'publish 明天 8点', 'publish 周一 07:30', 'publish 两小时后'],
  scheduled: (moment) => spaced`下一期将于 ${moment} 发布。`,
  soFar: (items) => `目前有 ${number(items)} 条；在那之前添加的也会一起发布。`,
  wasScheduled: (moment, name) => spaced`已由 ${name} 定于 ${moment} 发布。现在发布会取消定时。`,
  instead: (moment, name) => spaced`原先由 ${name} 定于 ${moment}，现已取代。`,
  unschedule: '取消定时',
  unscheduled: (moment) => spaced`已取消：${moment} 不会发布。`,
  notScheduled: '没有单次的定时发布。',

  weekdays: (days) => {
    const list = days.join('')
    if (list === '1234567') return '每天'
    if (list === '12345') return '每个工作日'
    return `每周${days.map((day) => weekdays[day - 1]).join('、')}`
  },
  standing: (days, time, zone) => spaced`下一期${days} ${time} 发布（${zone}）。`,
  standingMin: (min) => `少于 ${number(min)} 条则不发布，并告知编辑。`,
  standingRemind: (time) => spaced`到 ${time} 条目还不够时提醒编辑。`,
  gap: '',
  noStanding: '没有固定的发布时间。可以这样设定：',
  standingExamples: ['schedule 工作日 8:00 min 5 remind 07:30', 'schedule 周一三五 7:30', 'schedule 每天 8点'],
  nextMoments: '接下来的时间：',
  changeStanding: '更改或停用：',
  standingOff: '固定的发布时间已停用。由编辑手动发布。',
  standingOffAlready: '本来就没有固定的发布时间。',
  badStanding: (text) => `我看不懂“${text}”这个安排。可以这样发：`,

  outToday: (issue) => `今天的一期已经发布：第 ${issue} 期。`,
  anotherToday: (issue) => `今天已经发布过第 ${issue} 期，这将是另一期。`,
  outBefore: (issue, items, time) =>
    spaced`今天已经发布过第 ${issue} 期，所以 ${time} 没有再按时发布；有 ${items} 条等着下一期。今天仍要发布：`,
  lateReminder: (remind, time) =>
    spaced`${remind} 的提醒会晚于 ${time} 的发布。请换一个更早的时间；如果是前一天，请写“提醒前一天 ${remind}”。`,
  tooFew: (items, min, time) =>
    spaced`${time} 没有发布：下一期有 ${number(items)} 条，而按设定至少要 ${number(min)} 条。添加之后可以：`,
  reminder: (items, min, time) =>
    spaced`下一期将于 ${time} 发布，目前有 ${number(items)} 条，而按设定至少要 ${number(min)} 条。`,
  nothingAtTime: (moment) => spaced`下一期原定于 ${moment} 发布，但没有条目，所以没有发布。`,
  missed: (moment) => spaced`下一期原定于 ${moment} 发布，但那时我没有运行。已超过六小时，所以没有发布。现在发布：`,

  nothingOut: '还没有发布过任何一期。下一期的内容请在这里修改：',
  correctHow: '请说明是哪一条，例如：',
  askText: (issue, item) =>
    `第 ${issue} 期第 ${item} 条应当怎么写？请发来完整的新文字，第一行是标题；或者只写要改的：旧 → 新。`,
  newText: '新的文字',
  before: '原来',
  after: '改后',
  askCorrect: (copies) => asked('更正', copies),
  askRetract: (copies) => asked('撤回', copies),
  correct: '更正',
  retract: '撤回',
  retractBare: '撤回，标题也不留',
  addReason: '说明原因',
  askWhy: (what) => spaced`${what}为什么要更正？读者会看到这个原因。`,
  leaveIt: '不改',
  leftIt: '好的，什么都没有改。',
  sameText: '它现在就是这样写的，没有改动。',
  noHeadline: '里面没有标题。请发来完整的新文字，第一行是标题。',
  corrected: (what, copies) => spaced`${what}已更正。${changing('更正', copies)}`,
  retracted: (what, copies) => spaced`${what}已撤回。${changing('更改', copies)}`,
  itemOf: (issue, item) => `第 ${issue} 期第 ${item} 条`,
  otherCorrected: '别人刚刚改过这一条。它现在是这样的：',
  doneOrGone: '这已经做过了，或者过了太久。再看一看这一条：',
  orInWords: (issue, item) => `也可以不按按钮，直接写：${issue}.${item}：旧 → 新`,
  whichItem: (issue) => `这是第 ${issue} 期的哪一条？`,
  askReason: (issue, item) =>
    `为什么撤回第 ${issue} 期第 ${item} 条？读者会看到原因；以“不留标题：”开头，标题也一并撤回。`,
  reason: '说明原因',
  retractedAlready: (what) => spaced`${what}已经撤回了。`,

  editorsTitle: '编辑部成员',
  roles: { owner: '负责人', editor: '编辑' },
  member: (name, role, person, since) =>
    spaced`${name === null ? '' : `${name}，`}${person}，${role}${since === null ? '，由 ADMINS 指定' : `，自 ${since}`}`,
  terminalMember: (role) => `服务器的终端，${role}：坐在那里的人本来就什么都能改`,
  terminalOwner: '坐在服务器终端前的人本来就什么都能改，无法移除。',
  sameAs: (name) => spaced`与 ${name} 是同一人`,
  remove: (name) => spaced`移除 ${name}`,
  inviteEditor: '邀请编辑',
  inviteOwner: '邀请负责人',
  askRemove: (name) => spaced`把 ${name} 移出编辑部？此后他们在这里什么也不能做。`,
  keep: '保留',
  removed: (name) => spaced`${name} 已不在编辑部。`,
  keptEditor: '好的，没有移除任何人。',
  unknownPerson: (person) => `编辑部里没有“${person}”。`,
  namedOwner: (name) => spaced`${name} 由服务器的 ADMINS 设置指定；请在那里删除并重新启动。`,
  lastOwner: '这是最后一位负责人。请先指定另一位：',
  invitation: (role, until) =>
    spaced`邀请一位${role}，有效至 ${until}，只能用一次。请把下面这行转给对方，由对方私下发给我：`,
  linkInvitation: (until) =>
    spaced`有效至 ${until}，只能用一次。请用你在另一平台的账号把下面这行发给我，两个账号就合为一人：`,
  orOpen: '或者打开：',
  ownCode: '这是一个邀请码，而你已经在编辑部里。仍要自己使用吗？',
  useCode: '使用',
  badCode: '这个邀请码无效：已用过、已过期或有误。请再要一个。',
  noCode: '请带上邀请码，例如：',
  noPages: '这里没有网页：我在别人的程序里运行，没有自己的服务器。',
  signIn: '用下面的链接在浏览器里打开编辑台。只给你一个人，只能用一次，十分钟内有效：',
  openDesk: '打开编辑台',
  onlyThisMachine: '它只在我运行的这台机器上有效。要从别的机器打开，请运营者把 PUBLIC_URL 设为大家访问它的地址。',
  signedOut: (browsers) =>
    browsers === 0
      ? '没有任何浏览器登录着。没用过的链接也已失效。'
      : spaced`已在 ${browsers} 个浏览器里退出。没用过的链接也已失效。`,
  onlyPrivate: '这只给你一个人看：请私下发给我。',
  whoAreYou: '在这里我看不到你是谁。请私下发给我。',
  joined: (role) => spaced`欢迎加入编辑部！你现在是${role === 'owner' ? '负责人' : '编辑'}。你可以：`,
  linkedTo: (name) => `好了：你在两个平台上现在是同一人（${name}）。你可以：`,
  invitationUsed: (name, person, role, by) =>
    spaced`${name}（${person}）使用了 ${by} 的邀请，现在是编辑部的${role}。如有不妥：`,
  linkUsed: (name, person, by) => spaced`${name}（${person}）现在与 ${by} 是同一人。如有不妥：`,

  newsroomOn:
    '这里现在是编辑部：编辑在这里写的会进入下一期，发布的情况也在这里告知。如果你写的我没有回应，说明我读不到：在 Telegram 请把我设为本群管理员。停用：',
  newsroomAlready: '这里已经是编辑部。停用：',
  newsroomOff: '这里不再是编辑部。',
  newsroomNot: '这里不是编辑部。设为编辑部：',
  newsroomPrivate: '编辑部是多人一起写的群或频道，请在那里发给我。',
  newsroomHere: '在这里你本来就可以直接写给我。',

  historyTitle: '操作记录',
  itemHistory: (headline) => `“${headline}”的历史`,
  historyGap: '：',
  historyEmpty: '还没有任何操作。',
  deedLine: (time, who, did) => `${time}  ${sentences(who, did)}`,
  actor: (name, platform) => (platform === null ? name : `${name}（${platform}）`),
  quoted: (words) => `“${words}”`,
  invitedBy: (role, by) => `${role}（邀请人：${by}）`,
  newsroomWhat: '编辑部的设置',
  daysOffWhat: '不发布的日期',
  rulesWhat: '编辑台的规则',
  notifyWhat: '自己的通知',
  deskWhat: '编辑台的开关',
  draftWhat: '下一期',
  itemsWhat: (count) => `${number(count)} 条`,
  itemWhat: (issue, item) => `第 ${issue} 期第 ${item} 条`,
  issueWhat: (issue) => `第 ${issue} 期`,
  standingWhat: '固定的发布时间',
  linkWhat: '另一个账号',
}
