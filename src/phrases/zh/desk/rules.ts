import { spaced } from '../../../text/spaced.ts'
import type { Desk } from '../../en/desk/rules.ts'

/** What Briefwire says in Chinese of how the editors work together. */
export const desk: Desk = {
  title: '编辑台的规则',
  noSections: '没有固定的栏目，每期由你安排。',
  sectionsAre: '每期都有以下栏目，按此顺序；新条目按话题归入：',
  section: (title, topics) => `${title}：${topics}`,
  habitsAre: '按以往各期的做法，新条目归入：',
  habit: (topic, title, times, of) => `${topic} → ${title}（${of} 条中的 ${times} 条）`,
  noClosing: '没有固定的结束语。',
  closingIs: '每期的结束语：',
  changeSections: '栏目…',
  sectionsTitle: '栏目，一行一个',
  changeClosing: '结束语…',
  closingTitle: '固定的结束语',
  howSections: '请按顺序发来栏目，一行一个，冒号后写归入它的话题，例如“市场：金融、银行”。写“-”表示没有。现在是这样：',
  howClosing: '每期末尾要写什么？写“-”表示没有。现在是这样：',
  unknownTopics: (names) => spaced`没有这些话题：${names}。什么都没有改。`,
  twice: (title) => `“${title}”写了两次。什么都没有改。`,
}
