import { spaced } from '../../text/spaced.ts'
import type { Phrases } from '../en/index.ts'
import { causes } from './causes.ts'
import { checking } from './checking.ts'
import { cli } from './cli/index.ts'
import { corrections } from './corrections.ts'
import { approvals } from './desk/approvals.ts'
import { daysOff } from './desk/days-off.ts'
import { putBack } from './desk/put-back.ts'
import { desk } from './desk/rules.ts'
import { translations } from './desk/translations.ts'
import { urgent } from './desk/urgent.ts'
import { shortForms } from './draft/short-forms.ts'
import { feedback } from './feedback.ts'
import { limits } from './limits.ts'
import { posting } from './posting.ts'
import { privacy } from './privacy.ts'
import { proposals } from './proposals.ts'
import { publishing } from './publishing.ts'
import { choosing } from './reader/choosing.ts'
import { talking } from './reader/talking.ts'
import { wishes } from './reader/wishes.ts'
import { reading } from './reading.ts'
import { shared } from './shared.ts'
import { topics } from './topics.ts'

const spanOf = (from: number, to: number, total: number): string =>
  from === 1 && to === total ? `共 ${total} 条` : `第 ${from}–${to} 条，共 ${total} 条`

const places = { private: '本群', group: '本群', channel: '本频道' } as const

/** All that Briefwire says in Chinese. */
export const zh: Phrases = {
  posting,
  privacy,
  feedback,
  proposals,
  publishing,
  approvals,
  desk,
  translations,
  daysOff,
  putBack,
  urgent,
  checking,
  cli,
  shared,
  reading,
  limits,
  choosing,
  talking,
  wishes,
  causes,
  corrections,
  topics,
  comma: '、',
  pair: (name, value) => `${name}：${value}`,
  dayAndTime: (day, time) => spaced`${day} ${time}`,
  moment: (at, timeZone, time, offset) => {
    const options = { timeZone, year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' } as const
    const date = new Intl.DateTimeFormat('zh-CN', options).format(at)
    return spaced`${date} ${time}（${timeZone === offset ? offset : `${timeZone}，${offset}`}）`
  },
  issue: (number) => `第 ${number} 期`,
  inLanguage: { en: '英文', es: '西班牙文', zh: '中文' },
  draftNote: '草稿，尚未发布',
  urgentMark: '快讯',
  urgentTitle: (title) => `【快讯】${title}`,
  corrected: '已更正',
  amended: (kind, time, reason) => `${time} ${kind === 'corrected' ? '更正' : '撤回'}${reason ? `：${reason}` : ''}`,
  someItems: (shown, all) => `${all} 条中的 ${shown} 条`,
  moreItems: (left) => `还有 ${left} 条：`,
  teaser: (headline, more) => (more > 0 ? `${headline}，另有 ${more} 条` : headline),
  readIt: '阅读',
  entryNote: (issue, date, section) => `第 ${issue} 期，${date}${section ? `，${section}` : ''}`,

  more: '更多',
  back: '返回',
  open: '展开',
  close: '收起',

  shortForms,
  helpIntro: '我为你送来每日简报。你可以这样问我：',
  summaries: {
    start: '订阅并了解我能做什么',
    help: '我能做什么',
    latest: '最新一期',
    issue: '按期号查看往期',
    topic: '某个话题的全部条目',
    topics: '有哪些话题',
    search: '搜索各期内容',
    subscribe: '订阅全部或部分话题',
    unsubscribe: '不再接收',
    settings: '接收什么、何时、何种形式',
    follow: '接收含有某些词的所有条目',
    mute: '不接收含有某些词的条目',
    pause: '暂停一段时间',
    mydata: '我保留的关于你的全部数据',
    forget: '忘掉我',
    feedback: '读者对条目的看法',
    propose: '给简报推荐内容',
    join: '使用邀请码',
    post: '给下一期添加条目',
    draft: '查看并编排下一期',
    sections: '栏目的顺序',
    proposals: '读者推荐的内容',
    publish: '发布下一期，现在或定时',
    urgent: '立即单独发布一条',
    schedule: '固定的发布时间',
    unschedule: '取消定时发布',
    deliveries: '一期送达的情况',
    correct: '更正已发布的条目',
    retract: '撤回已发布的条目',
    history: '谁做了什么',
    cancel: '忘掉我刚问你的',
    link: '在两个平台上合为一人',
    notify: '我主动告诉你什么',
    editors: '编辑有哪些人，邀请新人',
    desk: '编辑台的规则：谁可单独发布、固定的栏目',
    newsroom: '这里是否为编辑部',
    web: '在浏览器里打开编辑台',
  },
  usages: {
    start: '',
    help: '',
    latest: '',
    issue: '期号',
    topic: '话题',
    topics: '',
    search: '关键词',
    subscribe: '[话题…]',
    unsubscribe: '',
    settings: '',
    follow: '[词]',
    mute: '[词]',
    pause: '[两周]',
    mydata: '',
    forget: '',
    feedback: '',
    propose: '[内容]',
    join: '邀请码',
    post: '[正文]',
    draft: '[条目] [编号]',
    sections: '',
    proposals: '',
    publish: '[at 时间]',
    urgent: '[条目或正文]',
    schedule: '[星期 时间]',
    unschedule: '',
    deliveries: '[期号]',
    correct: '[期号.条目]',
    retract: '期号.条目 原因',
    history: '[条目]',
    cancel: '',
    link: '',
    notify: '[进度 on|晨间提醒 7:30]',
    editors: '[invite]',
    desk: '',
    newsroom: '[off]',
    web: '[out]',
  },
  onThePage: '在网页上阅读',
  tryIt: (url) => `在浏览器里试一试：${url}`,
  unknownCommand: '我不认识：',
  onlyRole: (who, person) => spaced`这是本简报${who === 'owner' ? '负责人' : '编辑'}才能用的。你在我这里是 ${person}。`,
  didYouMean: '你是不是想找：',
  tryHelp: '我能做的都在这里：',
  apology: '抱歉，我这边出了点问题，已经记下。请稍后再试。',

  lostAnswer: '我刚才的回答可能没有送到。你发来的我已收到；请再问一次，看看现在的情况。',

  noIssueYet: '还没有任何一期。第一期发布后会立刻送到你这里。',
  whichIssue: (newest) => `要看哪一期？最新的是第 ${newest} 期：`,
  noSuchIssue: (number, newest) => `没有第 ${number} 期；最新的是第 ${newest} 期：`,
  noSuchItem: (issue, item, items) => `第 ${issue} 期没有第 ${item} 条，共 ${items} 条。`,
  nothingInTopics: (issue) => `第 ${issue} 期没有这些话题的内容。`,

  topicsIntro: '现有话题及条目数：',
  noItemsYet: '还没有任何条目。',
  unknownTopic: (name) => `没有“${name}”这个话题。`,
  emptyTopic: (title) => spaced`还没有关于${title}的条目。`,
  topicNote: (total) => `${total} 条`,
  pageNote: (from, to, total) => `${spanOf(from, to, total)}，最新的在前`,
  lastPage: '已经是最后一页。',
  foundNote: (from, to, total) => spanOf(from, to, total),
  whatToSearch: '你想找什么？例如：',
  searchExample: '移动支付',
  nothingFound: (words) => `没有找到“${words}”。请换个词，或者看看：`,
  searchedFor: (words) => `以下是“${words}”的结果。`,
  searchTitle: (words) => `搜索：${words}`,

  subscribed: {
    new: '欢迎！订阅成功。',
    back: '欢迎回来！已恢复订阅。',
    changed: '好的，订阅已更改。',
    same: '你已经订阅，没有变化。',
  },
  chatSubscribed: (place) => spaced`${places[place]}已订阅。`,
  backHere: '我回来了，这里的订阅照旧。',
  changeWhatYouGet: '要更改请输入：',
  missed: (count, named, asked) =>
    spaced`${asked ? '暂停期间' : '我无法在这里发送期间'}还出了 ${count} 期${count > named ? '，最近的是' : ''}：`,
  otherSubscribed: '好的，已为它订阅。',
  itGets: (what) => spaced`它会收到${what}。`,
  youGet: (what) => spaced`你会收到${what}。`,
  everything: '全部内容',
  itemsAbout: (topics) => spaced`关于${topics}的条目`,
  nothingChanged: '没有更改。',
  newestIssue: '阅读最新一期：',
  chooseTopics: '选择话题：',
  change: '更改：',
  unsubscribed: '你不会再收到简报。感谢阅读！随时可以回来：',
  linkUnsubscribes: '你打开的链接会取消这里的订阅，要取消吗？',
  linkChanges: (what) => `你打开的链接会更改这里的设置：${what}。要更改吗？`,
  linkSubscribes: (now, then) => spaced`你现在收到${now}。你打开的链接会改成${then}，要更改吗？`,
  doUnsubscribe: '取消订阅',
  doChange: '更改',
  leaveIt: '保持不变',
  otherUnsubscribed: (name) => spaced`${name} 不会再收到简报。要恢复请发送：`,
  otherNotSubscribed: (name) => spaced`${name} 还没有订阅。为它订阅请发送：`,
  notSubscribed: '你还没有订阅。订阅请发送：',
  onlyAdmins: (place) => spaced`只有${places[place]}的管理者可以更改订阅，请让他们来发送这条命令。`,

  settingsTitle: '你的设置',
  settingTopics: '话题',
  settingFormat: '形式',
  settingHour: '时间',
  settingZone: '时区',
  settingLanguage: '语言',
  formats: { full: '全文', headlines: '标题', teaser: '一行摘要加按钮' },
  atOnce: '发布后立刻',
  choose: { full: '全文', headlines: '标题', teaser: '一行摘要', atOnce: '发布后立刻', everything: '全部内容' },
  languageName: '中文',
  ofTheBrief: (value) => `${value}（简报默认）`,
  paused: (reason) => `已暂停：${reason}`,
  settingsHow: '要更改，请发送例如：',
  badSetting: (name) => `没有“${name}”这个设置。`,
}
