import { spaced } from '../../../text/spaced.ts'
import type { Talking } from '../../en/reader/talking.ts'

/** 读者不用命令、直接说话时的回答。 */
export const talking: Talking = {
  hello: (title) => spaced`你好！我为大家送来${title}。要每一期都发给你吗？`,
  helloAgain: (title, what) => spaced`你好！你会从${title}收到${what}。想看点什么？`,
  welcome: '不客气！',
  untilNext: '下一期见！不想再收到的话：',
  bye: '再见，欢迎随时回来。',
  endIt: '我没有在等你回答。要取消订阅吗？',
  notUnderstood: '我没太明白。你想要什么？',
  wordless: '我只看得懂文字。你想要什么？',
  anIssue: (issue) => `第 ${issue} 期`,
  anItem: (issue, item) => `第 ${issue} 期第 ${item} 条`,
  nextLabels: {
    latest: '最新一期',
    topics: '话题',
    settings: '我的设置',
    subscribe: '订阅',
    help: '我能做什么',
  },
}
