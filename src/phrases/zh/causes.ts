import type { Cause } from '../../errors.ts'

/** Why something was paused or did not arrive, said to people in Chinese: it stands after a colon, and is no sentence. */
export const causes: Readonly<Record<Cause, string>> = {
  blocked: '我在那里被屏蔽了',
  removed: '我被移出了那里',
  'topic-closed': '那个话题已关闭',
  'topic-gone': '那个话题或消息列已被删除',
  'no-rights': '我在那里不能发消息',
  'chat-gone': '它已不存在，或者我看不到',
  archived: '它已归档',
  'account-refused': '平台拒绝我的账号',
  'token-unusable': '它的令牌无法读取或更新',
  'account-removed': '我被移出了工作区',
  'not-served': '我目前没有连上那个平台',
  unreached: '无法连上平台',
  'too-fast': '平台要求我放慢速度',
  'refused-content': '平台不接受这些内容',
  unclear: '平台没有给出明确的回应',
  'message-gone': '那条消息已不在，或不能修改',
  elsewhere: '它从别处收到这一期',
  moved: '它已迁移',
  ended: '订阅已取消',
  paused: '订阅已暂停',
  'left-alone': '已决定不再处理',
  nothing: '其中没有他们要的内容',
  unknown: '没有成功',
}
