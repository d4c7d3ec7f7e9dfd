/** What `briefwire init` says. */
export const init = {
  welcome: 'Let us set up your brief. Nothing is written before it has been checked; Ctrl-C ends it at any time.',
  stopped: 'Stopped. What was written by then stays; begin again with: briefwire init',
  /** With what is taken where nothing is typed. */
  question: (words: string, otherwise: string | null) => `${words}${otherwise === null ? '' : ` [${otherwise}]`}: `,
  yes: (words: string) => `${words} (y/N) `,
  askLanguage: 'Language of the brief: en, es or zh',
  askPlatform: 'Where do your readers read it: telegram, slack, or terminal to try it here',
  askTitle: 'Title of the brief',
  askZone: 'Time zone (IANA)',
  /** What was typed in the wrong place may be a secret: it is not repeated. */
  noSuch: (choices: string) => `That is none of ${choices}.`,
  needs: (flag: string) => `It needs ${flag}.`,

  newBot: [
    'Telegram: write to @BotFather (https://t.me/BotFather)',
    '  1. /newbot, then a name that readers see, and a user name that ends in "bot"',
    '  2. copy the token that it answers with, like 123456:ABC…',
  ],
  askToken: 'Token of the bot (it is not shown)',
  tokenShape: 'That is no token of a bot: a number, a colon, and at least 20 letters and digits.',
  newApp: (address: string) => [
    'Slack: make the app from its manifest, which is in this address (open it in a browser):',
    `  ${address}`,
    '  1. choose the workspace, Next, Create',
    '  2. Install App > Install to Workspace, then copy the Bot User OAuth Token: xoxb-…',
    '  3. Basic Information > App-Level Tokens > Generate, with the scope connections:write: xapp-…',
  ],
  askBotToken: 'Bot token, xoxb-… (it is not shown)',
  askAppToken: 'App-level token, xapp-… (it is not shown)',
  botTokenShape: 'That is no bot token: it begins with xoxb-.',
  appTokenShape: 'That is no app-level token: it begins with xapp-.',
  works: (name: string) => `✓ The token works: ${name}`,
  socketWorks: '✓ Socket Mode works.',
  refused: (platform: string, reason: string) => `${platform} refuses that token (${reason}). Copy it again, whole.`,
  unreachable: (platform: string, reason: string) =>
    `${platform} cannot be reached (${reason}). Nothing was written. Check the network, or write it down unchecked: --unchecked`,
  askUnchecked: (platform: string, reason: string) =>
    `${platform} cannot be reached (${reason}). Write it down unchecked?`,
  lacksScopes: (scopes: string) =>
    `✗ The app lacks ${scopes}: make it anew from the address above, or update its manifest (briefwire slack manifest).`,
  botIsUsed:
    '✗ Another program has set a webhook for this bot. Starting Briefwire takes the bot over; make a bot of its own if that is not meant.',
  inlineOff: 'To share items into any chat: @BotFather, /setinline, choose the bot, send "search the brief".',
  menuByItself: 'The menu of commands is set by itself at the first start, in each language.',

  wouldChange: (file: string) => `In ${file}:`,
  added: (name: string, value: string) => `  + ${name}=${value}`,
  changed: (name: string, before: string, after: string) => `  ~ ${name}: ${before} → ${after}`,
  hidden: '(secret)',
  askReplace: 'Replace what is there?',
  sayYes: (file: string) => `${file} says something else already. Nothing was written; --yes replaces it.`,
  wrote: (file: string) => `✓ ${file} is written; only you may read it.`,
  unchanged: (file: string) => `✓ ${file} says so already.`,
  cannotEdit: (file: string, entries: string) =>
    `${file} is written in a way that cannot be changed safely. Put this in yourself:\n${entries}`,
  inTheWay: (name: string) =>
    `✗ ${name} is also set in your environment, to something else, and that wins over the file.`,

  askOwnerTelegram: 'Who owns the brief? Your Telegram id, or nothing to be recognised by a code',
  askOwnerSlack: 'Who owns the brief? Your member id, U… (your profile > ⋮ > Copy member ID), or nothing for a code',
  ownerShape: 'That is no id.',
  sendCode: (link: string, code: string) => [
    `Open ${link} and press Start, or send the bot: /start ${code}`,
    'Waiting for it. Ctrl-C goes on without.',
  ],
  heard: (name: string, id: string) => `✓ That is you: ${name} (${id})`,
  notHeard: 'The code did not come: another program may take what the bot is sent, or it took too long.',
  invited: (code: string) => [
    `When the bot runs, write to it: join ${code}`,
    `That makes you the owner; it works once, within 24 hours.`,
  ],
  ownerLater: 'The owner can be named later: briefwire init --owner ID',

  testMessage: (title: string) => `It works: this is “${title}”. When the first issue is out, it arrives here.`,
  tested: '✓ A first message is on its way to you.',
  notTested: (reason: string) =>
    `✗ The first message could not be sent (${reason}). Write to the bot once, so that it may write to you; nothing else is missing.`,

  next: ['Then:', '  briefwire doctor', '  briefwire start', '  briefwire import brief.txt --publish'],
}
