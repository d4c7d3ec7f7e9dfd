import { Argument, Command, CommanderError, Option } from 'commander'
import { deliveries } from './cli/deliveries.ts'
import { audit } from './cli/desk/audit.ts'
import { issues } from './cli/desk/issues.ts'
import { publishDraft } from './cli/desk/publish.ts'
import { sayAtDesk } from './cli/desk/say.ts'
import { doctor } from './cli/doctor.ts'
import { completionFor, shells } from './cli/help/completion.ts'
import { addExamples } from './cli/help/examples.ts'
import { versionOfProgram } from './cli/help/version.ts'
import { importFile } from './cli/import.ts'
import { standardScreen, standardStreams } from './cli/io.ts'
import { rotate } from './cli/keys.ts'
import { lanes } from './cli/lanes.ts'
import { exportForms, exportIssue, preview } from './cli/show.ts'
import { serve } from './cli/start.ts'
import { exportSubscribers } from './cli/subscribers/export.ts'
import { importSubscribers } from './cli/subscribers/import.ts'
import { forms as subscriberForms } from './cli/subscribers/read.ts'
import { exportTopics, importTopics } from './cli/topics.ts'
import { type Config, readConfig, readEnvironment, secretsOf } from './config.ts'
import { messageOf, UserError } from './errors.ts'
import { readingKinds } from './ingest/parse.ts'
import { slackManifest } from './main/slack.ts'

/** Runs the `briefwire` command and tells its exit code: 0 done, 1 failed with a message, 2 wrong usage. */
export async function run(args: readonly string[]): Promise<number> {
  const environment = readEnvironment()
  const io = standardStreams(environment)
  const program = describe(() => readConfig(environment), secretsOf(environment))
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
    const clean = secretsOf(environment).reduce(
      (text, secret) => text.replaceAll(secret, '[secret]'),
      messageOf(thrown),
    )
    io.err(thrown instanceof UserError ? clean : `Unexpected: ${clean}`)
    return 1
  }

  function describe(config: () => Config, secrets: readonly string[]): Command {
    const root = new Command('briefwire')
      .description('Delivers a daily brief to every reader once, and answers from its archive.')
      .version(versionOfProgram())
      .exitOverride()
      .showHelpAfterError('Try: briefwire --help')
    root
      .command('start')
      .description('serve: deliver what is due and answer commands')
      .option('--console', 'talk in this terminal although a platform is configured')
      .option('--no-backup', 'upgrade an older database without a copy of it beside')
      .action((flags) => serve(flags, config(), { environment, secrets }))
    root
      .command('import')
      .description('read newsletter text into the draft')
      .argument('<file>', 'a file (text, Word, web page, mail, feed, CSV), its address, or - for standard input')
      .option('--publish', 'send it out at once, as an issue of its own')
      .option('--dry-run', 'only show what would be read')
      .option('--json', 'print what was read as JSON')
      .option('--by-day', 'with --publish: each day that has a heading becomes an issue of its own')
      .addOption(new Option('--reading <kind>', 'what items are told by').choices(readingKinds))
      .action((file, options) => importFile(file, options, config(), io))
    root
      .command('preview')
      .description('show an issue as readers see it')
      .argument('<issue>', 'its number, "latest", or "draft"')
      .option('--as <platform>', 'the platform to show it for', 'text')
      .action((which, { as }) => preview(which, as, config(), io))
    root
      .command('publish')
      .description('send the draft out as the next issue')
      .action(() => publishDraft(config(), io))
    root
      .command('export')
      .description('print an issue')
      .argument('<issue>', 'its number, "latest", or "draft"')
      .addOption(new Option('--as <form>', 'the form').choices(exportForms).default('text'))
      .action((which, { as }) => exportIssue(which, as, config(), io))
    root
      .command('issues')
      .description('what is out, newest first')
      .option('--last <count>', 'how many', '20')
      .option('--json', 'print them as JSON, one a line')
      .action((options) => issues(options, config(), io))
    for (const [name, words, description] of spoken)
      root
        .command(name)
        .description(description)
        .argument('[words...]', words)
        .option('--yes', 'say yes where it asks')
        .option('--json', 'print the answer as JSON')
        .action((said, flags) => sayAtDesk(name, said, flags, { config: config(), environment, secrets, io }))
    root
      .command('deliveries')
      .description('how far an issue is, and whom it did not reach')
      .argument('<issue>', 'its number, or "latest"')
      .option('--failed', 'list what failed, with reasons')
      .option('--uncertain', 'list what may or may not have arrived')
      .option('--json', 'print deliveries as JSON, one a line')
      .option('--watch', 'in a terminal: follow it until it is done')
      .option('--resend', 'send what is uncertain again')
      .option('--leave', 'let what is uncertain be: it counts as failed')
      .option('--go-on', 'let an issue that was stopped go on')
      .action((which, options) => deliveries(which, options, config(), io, standardScreen()))
    root
      .command('lanes')
      .description('which accounts send, pause or are closed')
      .option('--open <lane>', 'open a closed or paused one again: a platform, or platform:account')
      .option('--json', 'print them as JSON')
      .action((options) => lanes(options, config(), io))
    root
      .command('audit')
      .description('who did what at the desk, oldest first')
      .option('--json', 'print it as JSON, one line for each entry, with all details')
      .option('--since <date>', 'only from this day on, as in 2026-12-24')
      .action((options) => audit(options, config(), io))
    const subscribers = root.command('subscribers').description('move subscribers in and out, with all that they chose')
    subscribers
      .command('import')
      .argument('<file>', 'CSV or JSON as export writes it, or the list of another program; - for standard input')
      .addOption(
        new Option('--as <form>', 'what it is, where its name and its beginning do not tell').choices(subscriberForms),
      )
      .option('--dry-run', 'say what would be imported, and import nothing')
      .option('--column <ours=theirs...>', 'what a column is called there: chat=attributes.telegram_id')
      .option('--platform <name>', 'where the list does not say it')
      .option('--account <id>', 'the bot or workspace, where the list does not say it')
      .option('--chat <id>', 'whose list it is, where it does not say it (OPML)')
      .action((file, options) => importSubscribers(file, options, config(), io))
    subscribers
      .command('export')
      .argument('<file>', 'where to write it, or - for standard output')
      .addOption(new Option('--as <form>', 'csv for people, json without any loss').choices(['csv', 'json']))
      .action((file, options) => exportSubscribers(file, options, config(), io))
    const topics = root
      .command('topics')
      .description('move topics, and the words that give them away, in and out as JSON')
    topics
      .command('import')
      .argument('<file>', 'JSON as export writes it, - for standard input, or the name of a starter set: technology')
      .action((file) => importTopics(file, config(), io))
    topics
      .command('export')
      .argument('<file>', 'where to write them, or - for standard output')
      .action((file) => exportTopics(file, config(), io))
    root
      .command('doctor')
      .description('look at everything that a start needs')
      .option('--chat <chat>', 'a Telegram chat (id or @name) whose rights to look at')
      .action(({ chat }) => doctor(config(), chat, io))
    root
      .command('keys')
      .description('the keys under which secrets are kept')
      .command('rotate')
      .description('seal everything with the first key of SECRET_KEY, so that the others can go')
      .action(() => rotate(config(), io))
    root
      .command('slack')
      .description('what Slack needs to know')
      .command('manifest')
      .description('print the manifest to create the Slack app from')
      .option('--url <address>', 'for HTTP: the public https address of this server; else Socket Mode')
      .action(async ({ url }) => io.out(JSON.stringify(await slackManifest(config(), url ?? null), null, 2)))
    root
      .command('completion')
      .description('print a script that completes the words of this command')
      .addArgument(new Argument('<shell>', 'the shell').choices(shells))
      .action((shell) => io.out(completionFor(shell, root)))
    addExamples(root)
    return root
  }
}

/** What the chat does by the same name. */
const spoken = [
  ['correct', 'ISSUE.ITEM and its new text, or "old → new"; - for standard input', 'put an item right that is out'],
  ['retract', 'ISSUE.ITEM and why', 'take an item back that is out, with a reason'],
  ['schedule', 'nothing (shows it), or a moment: weekdays 08:00, tomorrow 8am', 'when issues go out by themselves'],
  ['unschedule', 'nothing, or what to end', 'end the schedule'],
] as const
