import type { DeliveryState } from '../../../model.ts'
import { spaced } from '../../../text/spaced.ts'
import type { Phrases } from '../../en/index.ts'

const states: Readonly<Record<DeliveryState, string>> = {
  pending: '待发送',
  sending: '发送中',
  sent: '已送达',
  uncertain: '不确定',
  failed: '失败',
  skipped: '已跳过',
}

export const operating: Phrases['cli']['operating'] = {
  states,
  comma: '，',
  issueTitle: (issue, title) => `第 ${issue} 期 · ${title}`,
  stateCount: (state, count) => `${count} 份${states[state]}`,
  noReaders: '这一期没有读者。',
  chooseOne: '--resend 和 --leave 请选一个。',
  resent: (count) => `${count} 份不确定是否送达的，现在重新发送。`,
  left: (count) => `${count} 份不确定是否送达的，按失败处理。`,
  notStopped: (issue) => `第 ${issue} 期没有停下，不需要继续。`,
  goesOn: (issue, why) => `第 ${issue} 期继续发送。停下的原因：${why}`,
  stopped: (why, command) => [`已停下：${why}`, `让它继续：${command}`].join('\n'),
  uncertainHint: (command) => `不确定的：${command} --uncertain 查看，--resend 重新发送，--leave 不再理会。`,
  retired: '谁以哪条消息收到的，已经不再保存（KEEP_COPIES_DAYS）。',
  still: (waiting) =>
    `没有进展：还有 ${waiting} 份在等待。也许读者选了更晚的时间；否则请确认 briefwire start 正在运行，并查看：briefwire lanes`,
  failedHint: (command) => `失败的：${command} --failed 查看。`,
  partOf: (part, parts) => (parts === null ? `第 ${part} 部分` : `第 ${part} 部分，共 ${parts} 部分`),
  delivery: (state, place, part, attempt, reason) =>
    `${states[state]}  ${place}  ${part}，第 ${attempt} 次尝试：${reason}`,
  noReason: '没有说明原因',
  noLane: (name) => `没有“${name}”这条发送通道。查看：briefwire lanes`,
  waited: (lane, count) => `${lane}  有 ${count} 份在等待，现在继续`,
  noLanes: '还没有发送通道：机器人或工作区有了第一个订阅者就会有。',
  gone: (reason) => `已离开：${reason}。账号回来后会自动恢复`,
  closed: (reason, command) => `已关闭：${reason}。修好之后：${command}`,
  pausedUntil: (until, reason) => spaced`暂停到${until}：${reason}`,
  open: '正常',
  slowed: (percent) => `正常，因平台要求放慢，目前速度为 ${percent} %`,
  sealed: (fresh, already) => `${fresh} 个 Slack 安装已重新加密，${already} 个本来就是最新的密钥。`,
  opensNot: (which) =>
    spaced`SECRET_KEY 里没有能打开${which.join('、')}的密钥。请把当时用的密钥加在后面再试一次，或者在那里重新安装应用。`,
  firstKeyAlone: 'SECRET_KEY 现在只留第一个密钥就够了。',
  attention: (count) => `有 ${count} 处需要你处理。`,
}
