import type { Workspace } from '../app/workspaces.ts'

/** Each person's own conversation with the bot, asked for once; at most `most` are remembered. */
export function createDirectChannels(most = 10_000): (workspace: Workspace, user: string) => Promise<string> {
  const known = new Map<string, string>()
  return async (workspace, user) => {
    const key = `${workspace.account}:${user}`
    const before = known.get(key)
    if (before) return before
    const { channel } = await workspace.client.ask('conversations.open', { users: user })
    const id = typeof channel === 'object' && channel !== null && 'id' in channel ? String(channel.id) : ''
    if (known.size >= most) known.delete(known.keys().next().value ?? '')
    known.set(key, id)
    return id
  }
}
