import type { App } from '@slack/bolt'
import type { SlackLog } from '../../../adapters/slack/api/log.ts'
import type { BoltLike } from '../../../adapters/slack/index.ts'
import type { Log } from '../../../src/log.ts'

/** Compiling is the test: a real Bolt App is what `fromBolt` takes, and the program's log is what we write to. */
export const fits = (app: App, log: Log): readonly [BoltLike, SlackLog] => [app, log]
