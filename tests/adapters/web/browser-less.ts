import { offerSignIn } from '../../../src/desk/people/sessions.ts'
import type { startApp } from '../../main/app.ts'

type App = Awaited<ReturnType<typeof startApp>>

/** The private chat of somebody at the desk. */
export const chatOf = (person: string) => {
  const [platform = '', chat = ''] = person.split(':')
  return { platform, account: 'local', chat, thread: null }
}

let made = 0

/** What a browser keeps of one person who followed a link out of the chat. */
export async function signIn({ url, store }: Pick<App, 'url' | 'store'>, person: string) {
  const code = `CODE${++made}${person}`
  await offerSignIn(store, code, { person, target: chatOf(person) }, Date.now())
  const opened = await fetch(`${url}/sign-in/${code}`, { method: 'POST', headers: { origin: url }, redirect: 'manual' })
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const get = (path: string): Promise<Response> => fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' })
  const csrf = async (path: string): Promise<string> =>
    /name="csrf" (?:value|content)="([^"]+)"/.exec(await (await get(path)).text())?.[1] ?? ''
  const post = (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { cookie, origin: url, ...headers },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  return { code, opened, cookie, get, csrf, post }
}
