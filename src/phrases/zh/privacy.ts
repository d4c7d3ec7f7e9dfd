import type { Privacy } from '../en/privacy.ts'

/** What Briefwire says in Chinese of what it keeps of somebody. */
export const privacy: Privacy = {
  inHelp: '隐私：我只保留往哪里发送、你选择了什么，以及我发过哪些消息（以便更正）。用 /mydata 查看，用 /forget 删除。',
  mine: '这是我保留的关于你的全部数据：',
  kept: '你搜索和阅读了什么，我都不记录。👍 和 👎 只保留总数。',
  howForget: '要删除请发送：',
  askForget:
    '要我忘掉你吗？订阅会取消，你的选择、推荐上的名字和我发给你的消息编号都会删除，只留下总数。我的消息还在这里，但不会再更正。此操作无法撤销。',
  deskStays: '你是编辑部成员：你在编辑部的操作会留在记录里，负责人可以把你移除。',
  doForget: '忘掉我',
  forgotten: '好了，不再保留关于你的任何数据。感谢阅读！随时可以回来：',
}
