import { spaced } from '../../text/spaced.ts'
import type { Watching } from '../en/watching.ts'

const number = (count: number): string => count.toLocaleString('en')

/** What Briefwire says in Chinese of an issue on its way. */
export const watching: Watching = {
  goingOut: '发送中',
  waiting: '等待读者各自的时间',
  stopped: '已停止',
  done: '已完成',
  sentOf: (sent, total) => `已送达 ${number(sent)} / ${number(total)}`,
  noReaders: '这一期没有读者。',
  perSecond: (rate) => `每秒 ${number(rate)} 条`,
  left: (minutes) => (minutes < 1 ? '还需不到一分钟' : `还需约 ${number(minutes)} 分钟`),
  lost: (count) => `${number(count)} 位读者已屏蔽我或已离开；在他们回来之前停止订阅`,
  failed: (count) => `${number(count)} 份失败`,
  uncertain: (count) => `${number(count)} 份不知是否送达，等你决定`,
  skipped: (count) => `${number(count)} 位读者没有收到：没有他们要的内容、已从别处收到，或已取消`,
  dueLater: (count, last) => spaced`${number(count)} 位读者在各自选定的时间收到，最晚 ${last}`,
  fixes: (done, total) => `更正：${number(total)} 份中已完成 ${number(done)} 份`,
  fixesTold: (count) => `${number(count)} 份无法改动，另发消息或随下期告知`,
  fixesFailed: (count) => `${number(count)} 份既无法改动也无法告知`,
  lanePaused: (platform, until) => spaced`${platform} 要求暂停到 ${until}`,
  laneClosed: (platform) => spaced`${platform} 拒绝我们的账号；请检查令牌并重新启动`,
  haltReason: (reason) => `已停止：${reason}。`,
  haltReasons: {
    'too-many-lost': '太多读者无法送达，多半是我们这边的问题，所以没有停止任何人的订阅',
    rejected: '平台不接受我发送的内容',
  },
  inTheLog: '平台的原话在日志里。',

  pause: '暂停',
  resume: '继续',
  cancel: '取消',
  cancelIssue: (issue) => `取消第 ${issue} 期`,
  resend: (count) => `重发不确定的 ${number(count)} 份`,
  leave: '不再理会',
  why: '谁失败了，为什么',
  backToIssue: (issue) => `返回第 ${issue} 期`,
  pausedBy: (name) => spaced`由 ${name} 暂停`,
  cancelledBy: (name) => spaced`由 ${name} 取消`,
  askCancel: (issue, count) => `取消第 ${issue} 期？还没收到的 ${number(count)} 位读者将不会再收到。已收到的不受影响。`,
  askInsist: (reason) => `它自行停止了：${reason}。无论会失去多少读者，都要继续吗？`,
  askGoOn: (reason) => `它自行停止了：${reason}。要继续吗？`,
  goOn: '继续发送',
  notGoingOut: (issue) => `第 ${issue} 期现在没有在发送。`,
  following: (issue) => `第 ${issue} 期发送期间，上面那条消息会自动更新。`,
  followingThere: (issue) => `我已私下给你发了一条消息，第 ${issue} 期发送期间会自动更新。`,
  whyTitle: (issue) => `第 ${issue} 期：谁失败了，为什么`,
  failure: (place, uncertain, why) => `${place}：${uncertain ? '可能已送达；' : ''}${why}`,
  nobodyFailed: '没有失败的。',

  pauseTrouble: (platform, until) => spaced`${platform} 要求暂停到 ${until}。在那之前不会发送，之后自动继续。`,
  stopTrouble: (issue, reason) => `第 ${issue} 期已停止：${reason}。`,
  placeOf: (platform, name, inTopic) =>
    inTopic ? spaced`${name} 的一个话题（${platform}）` : `${name}（${platform}）`,
  placeLost: (place, why) => spaced`无法再发送到${place}：${why}。那里的订阅设置都保留着，恢复正常后会自动继续。`,
  haltTrouble: (issue) => `第 ${issue} 期已停止：平台不接受我发送的内容。请更正条目，然后继续。`,
  closedTrouble: (platform, account) =>
    spaced`${platform} 拒绝我们的账号 ${account}，那里暂停发送。我会自动重试，间隔越来越长；如果令牌已失效，请在设置中换上新令牌并重新启动我。`,
  openedTrouble: (platform, account) => spaced`${platform} 重新接受了我们的账号 ${account}，等待中的内容现在发出。`,
  goneTrouble: (platform, account, readers) =>
    spaced`${platform} ${account} 移除了我：重新添加之前，那里的 ${readers} 位读者收不到内容，各期也不再等待他们。`,
  accountFault: (platform, account, why) =>
    spaced`${account === null ? platform : `${platform} ${account}`} 目前无法服务${why === null ? '' : `：${why}`}。`,
  storeTrouble: (minutes) =>
    spaced`我的数据库已有 ${minutes} 分钟无法使用：现在什么都发不出，也收不进新内容。内容不会丢失，数据库恢复后我会自动继续。具体原因见日志和 /healthz。`,
  storeBack: (minutes) => spaced`我的数据库在 ${minutes} 分钟后恢复了，等待中的内容现在发出。`,
  heldTrouble: (issue) => `第 ${issue} 期有些消息不知是否送达，暂时搁置；其余发完后请查看：`,
}
