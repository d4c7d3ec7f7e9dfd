import type { Language } from '../../../model.ts'
import { spaced } from '../../../text/spaced.ts'
import type { Phrases } from '../../en/index.ts'

const languageNames: Readonly<Record<Language, string>> = { en: '英文', es: '西班牙文', zh: '中文' }

export const doctor: Phrases['cli']['doctor'] = {
  brief: (title, timeZone, language) => spaced`简报“${title}”，时区${timeZone}，使用${languageNames[language]}`,
  database: (path, issues, active, paused) => `数据库（${path}）：${issues} 期，${active} 个订阅者，${paused} 个已暂停`,
  laneClosed: (lane, reason) => spaced`没有向${lane}发送任何内容：${reason}`,
  laneGone: (lane, reason) => spaced`${lane}已离开（${reason}）：它回来后，读者也会恢复`,
  uncertain: (issue, messages) =>
    `第 ${issue} 期：有 ${messages} 条消息不确定是否送达。请决定：briefwire deliveries ${issue} --resend 或 --leave`,
  misnamed: (name, person) =>
    spaced`${name}已不是编辑：现在多个工作区都可以安装应用，${person}在各处可能是不同的人。请从对方所在的工作区重新邀请`,
  unserved: {
    who: (count, lane) => spaced`${lane}的 ${count} 个订阅者在等待`,
    console: (who) => `${who}：需要终端，请用 --console 启动，或在那里用 /unsubscribe 退订。`,
    web: (who) => `${who}：需要试用页面，请设置 WEB_TRY=true，或在那里退订。`,
    telegram: (who, account) =>
      spaced`${who}：TELEGRAM_BOT_TOKEN 不是机器人${account}的令牌，没有别的程序能向它的聊天发送。`,
    slack: (who, account) => spaced`${who}：应用没有安装在工作区${account}里。请在那里安装。`,
    email: (who) => `${who}：要发邮件，请设置 SMTP_URL。`,
    other: (who, platform) => spaced`${who}：这里没有什么能与${platform}通信。`,
  },
  portFree: (port, host) => spaced`${host}的端口 ${port} 空闲`,
  cannotListen: (place, why) => spaced`无法监听${place}：${why}`,
  portTaken: (port, host) => spaced`${host}的端口 ${port} 已被占用，而且不是能应答的 Briefwire`,
  running: (port, host, ready) =>
    spaced`${host}的端口 ${port} 上有正在运行的 Briefwire，${ready ? '已就绪' : '尚未就绪'}`,
  says: (problem) => `它说：${problem}`,
  terminalOnly: '没有配置平台：briefwire start 会在本终端里对话',
  ownerless: '还没有人能在聊天里写简报：把 /editors 发给机器人，再把它对你的称呼写进 ADMINS',
}
