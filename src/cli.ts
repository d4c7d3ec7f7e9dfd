import { Argument, Command, CommanderError, Option } from 'commander'
import { exportForms } from './cli/export-forms.ts'
import { completionFor, shells } from './cli/help/completion/index.ts'
import { describeIn } from './cli/help/describe.ts'
import { sayUsage } from './cli/help/usage.ts'
import { versionOfProgram } from './cli/help/version.ts'
import { standardStreams } from './cli/io.ts'
import { forms as subscriberForms } from './cli/subscribers/forms.ts'
import { exitCodes, Failure, failureOf } from './cli/terminal/failure.ts'
import { type Config, readConfig, readEnvironment, secretsOf } from './config.ts'
import { messageOf } from './errors.ts'
import { readingKinds } from './ingest/reading/kinds.ts'
import { languages } from './model.ts'
import { roles } from './processes/role.ts'

/** Runs the `briefwire` command and tells its exit code (`exitCodes`); what went wrong is said on standard error, as JSON with `--json`. */
export async function run(args: readonly string[]): Promise<number> {
  const environment = readEnvironment()
  const io = standardStreams(environment)
  const secrets = secretsOf(environment)
  const { usage } = io.words
  const program = describe()
  let at = program
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (thrown) {
    if (thrown instanceof CommanderError && (thrown.exitCode === 0 || thrown.code === 'commander.help'))
      return thrown.exitCode === 0 ? 0 : exitCodes.usage
    const wrong = thrown instanceof CommanderError ? new Failure('usage', sayUsage(thrown, at, usage)) : thrown
    const { kind, code, message } = failureOf(wrong)
    const clean = secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), message)
    if (asksForJson(args)) io.err(JSON.stringify({ error: { kind, code, message: clean } }))
    else io.err(kind === 'fault' ? usage.unexpected(clean) : clean)
    return code
  }

  function config(): Config {
    try {
      return readConfig(environment)
    } catch (thrown) {
      throw new Failure('configuration', messageOf(thrown))
    }
  }

  function describe(): Command {
    const { help } = io.words
    const { arguments: takes, options: may } = help
    const root = new Command('briefwire')
      .description(help.program)
      .version(versionOfProgram(), '-V, --version', help.showVersion)
      .configureOutput({ outputError: () => {} })
    root
      .command('init')
      .option('--platform <name>', may.initPlatform)
      .option('--token <token>', may.token)
      .option('--app-token <token>', may.appToken)
      .option('--owner <id>', may.owner)
      .option('--language <language>', may.language)
      .option('--title <title>', may.briefTitle)
      .option('--time-zone <zone>', may.briefZone)
      .option('--file <file>', may.envFile, '.env')
      .option('--unchecked', may.unchecked)
      .option('--no-test', may.noTest)
      .option('--yes', may.yes)
      .option('--json', may.json)
      .action(async (flags) => (await import('./cli/setup/init.ts')).init(flags, environment, io))
    root
      .command('demo')
      .addOption(new Option('--language <language>', may.language).choices(languages))
      .option('--folder <folder>', may.demoFolder)
      .option('--port <port>', may.demoPort)
      .action(async (options) => (await import('./cli/setup/demo.ts')).demo(options, environment, io))
    root
      .command('start')
      .option('--console', may.console)
      .option('--no-backup', may.noBackup)
      .addOption(new Option('--role <role>', may.role).choices(roles).default('all'))
      .action(async (flags) => (await import('./cli/start.ts')).serve(flags, config(), { environment, secrets, io }))
    root
      .command('import')
      .argument('<file>', takes.newsletter)
      .option('--publish', may.publish)
      .option('--watch', may.watch)
      .option('--dry-run', may.dryRun)
      .option('--json', may.json)
      .option('--by-day', may.byDay)
      .addOption(new Option('--reading <kind>', may.reading).choices(readingKinds))
      .action(async (file, options) => (await import('./cli/import.ts')).importFile(file, options, config(), io))
    root
      .command('preview')
      .argument('<issue>', takes.issueOrDraft)
      .option('--as <platform>', may.asPlatform, 'text')
      .option('--json', may.json)
      .action(async (which, options) => (await import('./cli/show.ts')).preview(which, options, config(), io))
    root
      .command('publish')
      .option('--watch', may.watch)
      .option('--json', may.json)
      .action(async (options) => (await import('./cli/desk/publish.ts')).publishDraft(options, config(), io))
    root
      .command('export')
      .argument('<issue>', takes.issueOrDraft)
      .option('--json', may.json)
      .addOption(new Option('--as <form>', may.asForm).choices(exportForms).default('text'))
      .action(async (which, { as, json }) =>
        (await import('./cli/show.ts')).exportIssue(which, json ? 'json' : as, config(), io),
      )
    root
      .command('issues')
      .option('--last <count>', may.last, '20')
      .option('--json', may.jsonLines)
      .action(async (options) => (await import('./cli/desk/issues.ts')).issues(options, config(), io))
    for (const name of spoken)
      root
        .command(name)
        .argument('[words...]', takes[name])
        .option('--yes', may.yes)
        .option('--json', may.json)
        .action(async (said, flags) =>
          (await import('./cli/desk/say.ts')).sayAtDesk(name, said, flags, {
            config: config(),
            environment,
            secrets,
            io,
          }),
        )
    root
      .command('deliveries')
      .argument('<issue>', takes.issue)
      .option('--failed', may.failed)
      .option('--uncertain', may.uncertain)
      .option('--json', may.jsonLines)
      .option('--watch', may.watch)
      .option('--resend', may.resend)
      .option('--leave', may.leave)
      .option('--go-on', may.goOn)
      .action(async (which, options) => (await import('./cli/deliveries.ts')).deliveries(which, options, config(), io))
    root
      .command('lanes')
      .option('--open <lane>', may.open)
      .option('--json', may.json)
      .action(async (options) => (await import('./cli/lanes.ts')).lanes(options, config(), io))
    root
      .command('audit')
      .option('--json', may.jsonLines)
      .option('--since <date>', may.since)
      .action(async (options) => (await import('./cli/desk/audit.ts')).audit(options, config(), io))
    const subscribers = root.command('subscribers')
    subscribers
      .command('add')
      .argument('<address>', takes.address)
      .option('--platform <name>', may.platformOf, 'email')
      .option('--account <id>', may.accountOf)
      .option('--topics <names>', may.topics)
      .option('--language <code>', may.language)
      .option('--format <form>', may.format)
      .option('--json', may.json)
      .action(async (address, options) =>
        (await import('./cli/subscribers/add.ts')).addSubscriber(address, options, config(), io),
      )
    subscribers
      .command('import')
      .argument('<file>', takes.list)
      .addOption(new Option('--as <form>', may.asList).choices(subscriberForms))
      .option('--dry-run', may.dryRun)
      .option('--json', may.json)
      .option('--column <ours=theirs...>', may.column)
      .option('--platform <name>', may.platform)
      .option('--account <id>', may.account)
      .option('--chat <id>', may.chat)
      .action(async (file, options) =>
        (await import('./cli/subscribers/import.ts')).importSubscribers(file, options, config(), io),
      )
    subscribers
      .command('export')
      .argument('<file>', takes.target)
      .option('--json', may.json)
      .addOption(new Option('--as <form>', may.asTable).choices(['csv', 'json']))
      .action(async (file, options) =>
        (await import('./cli/subscribers/export.ts')).exportSubscribers(file, options, config(), io),
      )
    const topics = root.command('topics')
    topics
      .command('import')
      .argument('<file>', takes.topics)
      .option('--json', may.json)
      .action(async (file, options) => (await import('./cli/topics.ts')).importTopics(file, options, config(), io))
    topics
      .command('export')
      .argument('<file>', takes.target)
      .option('--json', may.json)
      .action(async (file, options) => (await import('./cli/topics.ts')).exportTopics(file, options, config(), io))
    root
      .command('backup')
      .argument('<file>', takes.backupTarget)
      .option('--force', may.force)
      .option('--json', may.json)
      .action(async (file, options) => (await import('./cli/upkeep/backup.ts')).backup(file, options, config(), io))
    root
      .command('restore')
      .argument('[file]', takes.backup)
      .option('--here', may.here)
      .option('--json', may.json)
      .action(async (file, options) => (await import('./cli/upkeep/restore.ts')).restore(file, options, config(), io))
    root
      .command('migrate')
      .argument('<from>', takes.database)
      .argument('<to>', takes.newDatabase)
      .option('--json', may.json)
      .action(async (from, to, options) => (await import('./cli/upkeep/migrate.ts')).migrate(from, to, options, io))
    root
      .command('doctor')
      .option('--chat <chat>', may.lookAt)
      .option('--upgrade', may.upgrade)
      .option('--json', may.json)
      .action(async (options) =>
        options.upgrade
          ? (await import('./cli/upkeep/doctor-upgrade.ts')).doctorUpgrade(options, config(), io)
          : (await import('./cli/doctor.ts')).doctor(options, config(), io),
      )
    root
      .command('keys')
      .command('rotate')
      .option('--json', may.json)
      .action(async (options) => (await import('./cli/keys.ts')).rotate(options, config(), io))
    root
      .command('slack')
      .command('manifest')
      .option('--url <address>', may.url)
      .action(async ({ url }) =>
        io.out(JSON.stringify(await (await import('./main/slack.ts')).slackManifest(config(), url ?? null), null, 2)),
      )
    root
      .command('completion')
      .addArgument(new Argument('<shell>', takes.shell).choices(shells))
      .action((shell) => io.out(completionFor(shell, root)))
    describeIn(root, help)
    remember(root)
    return root
  }

  /** Which command a wrong command line was about. */
  function remember(command: Command): void {
    command.exitOverride((fault) => {
      at = command
      throw fault
    })
    for (const each of command.commands) remember(each)
  }
}

/** What stands behind `--` is text. */
const asksForJson = (args: readonly string[]): boolean => {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).includes('--json')
}

/** What the chat does by the same name. */
const spoken = ['correct', 'retract', 'schedule', 'unschedule'] as const
