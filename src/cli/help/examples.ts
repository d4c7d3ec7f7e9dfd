import type { Command } from 'commander'

const examples: Readonly<Record<string, readonly string[]>> = {
  start: ['start', 'start --console', "printf '/topic payments\\n' | briefwire start"],
  import: [
    'import brief.txt --dry-run',
    'import mail.eml',
    'import https://example.org/brief.html',
    'import brief.txt --publish',
    'pbpaste | briefwire import -',
  ],
  preview: ['preview draft', 'preview latest --as telegram'],
  publish: ['publish'],
  export: ['export 12', 'export latest --as markdown > brief.md'],
  issues: ['issues', 'issues --last 3 --json'],
  correct: ['correct 12.3 "colour → color"', 'correct 12.3 - < item.txt', 'correct 12.3 "A new headline" --yes'],
  retract: ['retract 12.3 "It was not so." --yes'],
  schedule: ['schedule', 'schedule weekdays 08:00', 'schedule tomorrow 8am'],
  unschedule: ['unschedule'],
  deliveries: ['deliveries latest --watch', 'deliveries 12 --failed', 'deliveries 12 --resend'],
  lanes: ['lanes', 'lanes --open telegram'],
  audit: ['audit --since 2026-12-24', 'audit --json > audit.jsonl'],
  'subscribers import': ['subscribers import readers.csv'],
  'subscribers export': ['subscribers export readers.csv'],
  'topics import': ['topics import technology', 'topics import topics.json'],
  'topics export': ['topics export topics.json'],
  doctor: ['doctor', 'doctor --chat @mychannel'],
  'keys rotate': ['keys rotate'],
  'slack manifest': ['slack manifest > manifest.json', 'slack manifest --url https://brief.example.org'],
  completion: ['completion bash > ~/.local/share/bash-completion/completions/briefwire', 'completion fish | source'],
}

/** Puts examples under the help of each command. */
export function addExamples(program: Command, path = ''): void {
  for (const command of program.commands) {
    const name = path === '' ? command.name() : `${path} ${command.name()}`
    const lines = examples[name]?.map((line) => `  $ ${line.includes('| ') ? line : `briefwire ${line}`}`)
    if (lines) command.addHelpText('after', `\n${lines.length > 1 ? 'Examples' : 'Example'}:\n${lines.join('\n')}`)
    addExamples(command, name)
  }
}
