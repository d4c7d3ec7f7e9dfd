import { spaced } from '../../../text/spaced.ts'
import type { Phrases } from '../../en/index.ts'

export const init: Phrases['cli']['init'] = {
  welcome: '我们来设置你的简报。检查通过之前什么也不会写入；随时可以按 Ctrl-C 结束。',
  stopped: '已停止。此前写好的内容保留；重新开始：briefwire init',
  question: (words, otherwise) => spaced`${words}${otherwise === null ? '' : `［${otherwise}］`}：`,
  yes: (words) => `${words}（y/N）`,
  askLanguage: '简报的语言：en、es 或 zh',
  askPlatform: '读者在哪里阅读：telegram、slack，或先在这里试用：terminal',
  askTitle: '简报的名称',
  askZone: '时区（IANA）',
  noSuch: (choices) => spaced`这不是 ${choices} 中的一个。`,
  needs: (flag) => spaced`还需要 ${flag}。`,

  newBot: [
    'Telegram：给 @BotFather 发消息（https://t.me/BotFather）',
    '  1. 发送 /newbot，再给出读者看到的名字，以及以 bot 结尾的用户名',
    '  2. 复制它回复的令牌，形如 123456:ABC…',
  ],
  askToken: '机器人的令牌（不会显示）',
  tokenShape: '这不是机器人的令牌：应是一个数字、一个冒号，以及至少 20 个字母和数字。',
  newApp: (address) => [
    'Slack：用清单创建应用，清单就在这个地址里（请用浏览器打开）：',
    `  ${address}`,
    '  1. 选择工作区，Next，Create',
    '  2. Install App > Install to Workspace，然后复制 Bot User OAuth Token：xoxb-…',
    '  3. Basic Information > App-Level Tokens > Generate，权限选 connections:write：xapp-…',
  ],
  askBotToken: '机器人令牌 xoxb-…（不会显示）',
  askAppToken: '应用级令牌 xapp-…（不会显示）',
  botTokenShape: '这不是机器人令牌：它以 xoxb- 开头。',
  appTokenShape: '这不是应用级令牌：它以 xapp- 开头。',
  works: (name) => `✓ 令牌有效：${name}`,
  socketWorks: '✓ Socket Mode 可用。',
  refused: (platform, reason) => spaced`${platform} 拒绝了这个令牌（${reason}）。请重新完整复制一遍。`,
  unreachable: (platform, reason) =>
    spaced`连不上 ${platform}（${reason}）。什么也没有写入。请检查网络，或不检查直接写入：--unchecked`,
  askUnchecked: (platform, reason) => spaced`连不上 ${platform}（${reason}）。要不检查直接写入吗？`,
  lacksScopes: (scopes) =>
    spaced`✗ 应用缺少权限 ${scopes}：请用上面的地址重新创建，或更新它的清单（briefwire slack manifest）。`,
  botIsUsed: '✗ 另一个程序为这个机器人设置了 webhook。Briefwire 启动后会接管它；如果不是这个意思，请另建一个机器人。',
  inlineOff: '想在任何聊天里分享条目：@BotFather，/setinline，选择机器人，发送“搜索简报”。',
  menuByItself: '命令菜单会在第一次启动时以各种语言自动设置好。',

  wouldChange: (file) => spaced`在 ${file} 中：`,
  added: (name, value) => `  + ${name}=${value}`,
  changed: (name, before, after) => `  ~ ${name}：${before} → ${after}`,
  hidden: '（保密）',
  askReplace: '要替换原有的内容吗？',
  sayYes: (file) => spaced`${file} 里已有别的内容。什么也没有写入；用 --yes 替换。`,
  wrote: (file) => spaced`✓ ${file} 已写好，只有你能读取。`,
  unchanged: (file) => spaced`✓ ${file} 里本来就是这样。`,
  cannotEdit: (file, entries) => spaced`${file} 的写法无法安全地修改。请自己加上：\n${entries}`,
  inTheWay: (name) => spaced`✗ 你的环境里也设置了 ${name}，值不同，而且优先于文件。`,

  askOwnerTelegram: '谁是简报的所有者？填你的 Telegram id，或留空，用验证码识别',
  askOwnerSlack: '谁是简报的所有者？填你的成员 ID U…（个人资料 > ⋮ > 复制成员 ID），或留空，领取验证码',
  ownerShape: '这不是 id。',
  sendCode: (link, code) => [
    spaced`请打开 ${link} 并点“开始”，或给机器人发送：/start ${code}`,
    '正在等待。按 Ctrl-C 可跳过这一步。',
  ],
  heard: (name, id) => spaced`✓ 认出你了：${name}（${id}）`,
  notHeard: '没有收到验证码：也许另一个程序在接收发给机器人的消息，也许等得太久了。',
  invited: (code) => [`机器人运行后，给它发送：join ${code}`, '你就会成为所有者；24 小时内有效，只能用一次。'],
  ownerLater: '所有者可以以后再指定：briefwire init --owner ID',

  testMessage: (title) => `设置成功：这里是《${title}》。第一期发布后会送到这里。`,
  tested: '✓ 第一条消息已经发给你。',
  notTested: (reason) => `✗ 第一条消息没能发出（${reason}）。请先给机器人发一条消息，它才能给你写；其他都已就绪。`,

  next: ['接下来：', '  briefwire doctor', '  briefwire start', '  briefwire import brief.txt --publish'],
}
