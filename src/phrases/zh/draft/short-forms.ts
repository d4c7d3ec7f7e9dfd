import type { ShortForms } from '../../en/draft/short-forms.ts'

/** What editors can write instead of a command, as help shows it in Chinese. */
export const shortForms: ShortForms = {
  intro: '下一期也可以直接用文字编排，不用斜杠：',
  lines: [
    ['移动 7 2', '第 7 条排到第 2 条（也可以发 /draft 7 2）'],
    ['交换 2 和 7', '两条互换位置'],
    ['栏目 7 支付', '放进这个栏目'],
    ['来源 7 财经日报 https://…', '换来源；写“-”表示没有'],
    ['标题 7 …', '换标题'],
    ['话题 7 +ai -retail', '增减话题'],
    ['7：旧 → 新', '只改这几个字（写 -> 或“改成”也行）'],
    ['129.3：旧 → 新', '同样的改法，用于已发布的第 129 期第 3 条'],
    ['删 7', '删除；“下期 7”留到再下一期'],
    ['撤销', '撤销你刚才做的'],
    ['历史 7', '这一条的历史'],
    ['试发', '读者此刻会收到的内容，只发给你（也可以发 /draft test 标题）'],
    ['检查草稿', '发布前值得看一看的地方'],
  ],
  answers: '回复某一条时不用写编号：“来源 …”“删”“以后再发”“旧 → 新”。',
}
