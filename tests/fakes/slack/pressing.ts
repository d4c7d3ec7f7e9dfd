import { readView } from './blocks.ts'
import { composed } from './composer.ts'
import { directChannel } from './methods.ts'
import { need, type Place, type Sending } from './sending.ts'
import { nextTs, type SeenMessage } from './state.ts'
import type { Ack, Stamp } from './transport.ts'

/** What people press, choose and type into a box that is not a message. */
export function createPressing({ state, post, responseUrl, trigger, about, belonging }: Sending) {
  const direct = (user: string): string => directChannel(state, need(state.teams.get('T1')), user).id
  return {
    slash(
      place: Place & { readonly text: string; readonly command?: string; readonly channelName?: string },
      stamp?: Stamp,
    ): Promise<Ack> {
      const { channel, user } = place
      const known = state.channels.get(channel)
      const name = place.channelName ?? (known?.kind === 'private' ? 'privategroup' : (known?.name ?? ''))
      return post(
        'command',
        {
          token: 'verification-token',
          team_id: place.team ?? known?.team ?? 'T1',
          channel_id: channel,
          channel_name: name,
          user_id: user,
          user_name: user.toLowerCase(),
          command: place.command ?? '/brief',
          text: place.text,
          response_url: responseUrl(channel, user, null),
          trigger_id: trigger(user),
          ...Object.fromEntries(
            Object.entries(belonging(place.team ?? known?.team ?? 'T1')).flatMap(([name, value]) =>
              typeof value === 'object' ? [] : [[name, String(value)]],
            ),
          ),
        },
        stamp,
      )
    },
    press(
      message: SeenMessage,
      user: string,
      button: { readonly action_id: string; readonly value?: string | undefined; readonly block_id?: string },
      options: { readonly expired?: boolean } = {},
    ): Promise<Ack> {
      const { channel, ts, thread, only } = message
      const id = trigger(user)
      if (options.expired) need(state.triggers.get(id)).expired = true
      return post('interactive', {
        ...about({ channel, user }),
        type: 'block_actions',
        trigger_id: id,
        response_url: responseUrl(channel, user, ts),
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: only !== null,
          ...(thread ? { thread_ts: thread } : {}),
        },
        ...(only === null ? { message: { ts, text: message.text, blocks: message.blocks } } : {}),
        actions: [{ type: 'button', action_ts: '1700000000.0', ...button }],
      })
    },
    /** A control of the home tab; `values` is the state of all controls as Slack sends it. */
    homeAction(user: string, actionId: string, values: object = {}, value?: string): Promise<Ack> {
      return post('interactive', {
        ...about({ channel: direct(user), user }),
        channel: undefined,
        type: 'block_actions',
        trigger_id: trigger(user),
        container: { type: 'view', view_id: 'VHOME' },
        view: { id: 'VHOME', type: 'home', state: { values } },
        actions: [{ type: 'button', action_id: actionId, block_id: 'x', action_ts: '1700000000.0', value }],
      })
    },
    shortcut(
      place: Place,
      message: { readonly text: string; readonly ts?: string },
      options: { readonly expired?: boolean; readonly callback?: string; readonly lastsMs?: number } = {},
    ): Promise<Ack> {
      const id = trigger(place.user)
      if (options.expired) need(state.triggers.get(id)).expired = true
      if (options.lastsMs !== undefined) need(state.triggers.get(id)).until = performance.now() + options.lastsMs
      return post('interactive', {
        ...about(place),
        type: 'message_action',
        callback_id: options.callback ?? 'briefwire:add',
        trigger_id: id,
        message_ts: message.ts ?? nextTs(state),
        message: {
          type: 'message',
          user: 'U9',
          ts: message.ts ?? nextTs(state),
          text: message.text,
          blocks: composed(message.text),
        },
        response_url: responseUrl(place.channel, place.user, null),
      })
    },
    /** Submits an open modal; `changed` by block id replaces what stands in its fields. */
    async submit(
      viewId: string,
      user: string,
      changed: Readonly<Record<string, string | readonly string[]>> = {},
    ): Promise<Ack> {
      const view = need(state.modals.get(viewId))
      const values = Object.fromEntries(
        view.blocks.flatMap((block) => {
          if (block.type !== 'input') return []
          const { element } = block
          const given = changed[block.block_id ?? '']
          if (element.type === 'plain_text_input' && !block.optional && given === '')
            throw new Error(`Slack does not send a form whose ${block.block_id} is empty`)
          const field =
            element.type === 'plain_text_input'
              ? {
                  type: element.type,
                  value: typeof given === 'string' ? given || null : (element.initial_value ?? null),
                }
              : {
                  type: element.type,
                  selected_options: Array.isArray(given)
                    ? given.map((value) => ({ value }))
                    : (element.initial_options ?? []),
                }
          return [[block.block_id ?? '', { [element.action_id]: field }]]
        }),
      )
      const ack = await post('interactive', {
        ...about({ channel: direct(user), user }),
        channel: undefined,
        type: 'view_submission',
        view: {
          id: viewId,
          type: 'modal',
          callback_id: view.callback_id,
          private_metadata: view.private_metadata,
          state: { values },
          hash: 'x',
        },
      })
      const said =
        typeof ack.body === 'object' && ack.body !== null ? Reflect.get(ack.body, 'response_action') : undefined
      // What is acknowledged without a word closes.
      if (said === undefined) state.modals.delete(viewId)
      if (said === 'update') {
        const read = readView(Reflect.get(Object(ack.body), 'view'))
        if ('error' in read) throw new Error(`Slack shows no such view: ${read.error}`)
      }
      return ack
    },
  }
}
