import type { Language } from '../../../src/model.ts'

/** What the editors' pages say of who may see them. */
export interface AccountWords {
  readonly signIn: string
  readonly ready: string
  readonly open: string
  readonly gone: string
  readonly goneWhy: string
  readonly closed: string
  readonly closedWhy: string
  readonly refused: string
  readonly refusedWhy: string
  readonly signOut: string
  readonly signOutEverywhere: string
  readonly signedOut: string
  readonly role: Readonly<Record<'owner' | 'editor', string>>
  readonly draft: string
  readonly deliveries: string
  readonly archive: string
  readonly account: string
}

const en: AccountWords = {
  signIn: 'Sign in',
  ready: 'This link opens the desk in this browser, once. You stay signed in for thirty days, or until you sign out.',
  open: 'Open the desk',
  gone: 'This link is no longer good',
  goneWhy: 'It was used, or is older than ten minutes. Send /web to the bot, and it gives you another one.',
  closed: 'This page is for the editors',
  closedWhy: 'Send /web to the bot in a private chat: it answers with a link that signs you in.',
  refused: 'That was not done',
  refusedWhy: 'The page was too old, or the request did not come from it. Go back, load the page again and repeat it.',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out everywhere',
  signedOut: 'You are signed out',
  role: { owner: 'owner', editor: 'editor' },
  draft: 'Draft',
  deliveries: 'Deliveries',
  archive: 'Archive',
  account: 'Your account',
}

const es: AccountWords = {
  signIn: 'Iniciar sesión',
  ready:
    'Este enlace abre la redacción en este navegador, una sola vez. La sesión dura treinta días, o hasta que la cierres.',
  open: 'Abrir la redacción',
  gone: 'Este enlace ya no vale',
  goneWhy: 'Se usó, o tiene más de diez minutos. Envía /web al bot y te da otro.',
  closed: 'Esta página es para los editores',
  closedWhy: 'Envía /web al bot en privado: responde con un enlace que inicia tu sesión.',
  refused: 'Eso no se hizo',
  refusedWhy:
    'La página era demasiado antigua, o la petición no vino de ella. Vuelve, carga la página otra vez y repite.',
  signOut: 'Cerrar sesión',
  signOutEverywhere: 'Cerrar sesión en todas partes',
  signedOut: 'Has cerrado la sesión',
  role: { owner: 'propietario', editor: 'editor' },
  draft: 'Borrador',
  deliveries: 'Entregas',
  archive: 'Archivo',
  account: 'Tu cuenta',
}

const zh: AccountWords = {
  signIn: '登录',
  ready: '这个链接在本浏览器里打开编辑台，只能用一次。登录保持三十天，或到你退出为止。',
  open: '打开编辑台',
  gone: '这个链接已失效',
  goneWhy: '它已用过，或超过了十分钟。把 /web 发给机器人，它会再给你一个。',
  closed: '这个页面只给编辑看',
  closedWhy: '请私下把 /web 发给机器人：它会回复一个登录链接。',
  refused: '没有执行',
  refusedWhy: '页面太旧，或请求不是从这个页面发出的。请返回，重新加载页面后再试。',
  signOut: '退出',
  signOutEverywhere: '在所有浏览器里退出',
  signedOut: '你已退出',
  role: { owner: '负责人', editor: '编辑' },
  draft: '草稿',
  deliveries: '送达',
  archive: '往期',
  account: '你的账号',
}

const all: Readonly<Record<Language, AccountWords>> = { en, es, zh }

/** The words of signing in and out, in a language. */
export const accountWords = (language: Language): AccountWords => all[language]
