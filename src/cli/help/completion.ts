import type { Command } from 'commander'

/** The shells that `briefwire completion` writes a script for. */
export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** What may follow each chain of commands (`''`, `slack`, …): commands and options. */
function wordsOf(program: Command): readonly (readonly [string, readonly string[]])[] {
  const options = (command: Command): readonly string[] =>
    command.options.flatMap(({ long, argChoices }) => [...(long ? [long] : []), ...(argChoices ?? [])])
  const chain = (command: Command, path: string): readonly (readonly [string, readonly string[]])[] => [
    [path, [...command.commands.map((each) => each.name()), ...options(command), '--help']],
    ...command.commands.flatMap((each) => chain(each, path === '' ? each.name() : `${path} ${each.name()}`)),
  ]
  return chain(program, '')
}

/** The script that teaches a shell the words of the command; files are offered where no word fits. */
export function completionFor(shell: Shell, program: Command): string {
  const cases = wordsOf(program)
  switch (shell) {
    case 'bash':
      return `_briefwire() {
  local path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="\${path:+$path }$word" ;; esac
  done
  local words
  while :; do
    case "$path" in
${cases.map(([path, words]) => `      "${path}") words="${words.join(' ')}"; break ;;`).join('\n')}
      *" "*) path="\${path% *}" ;;
      *) path="" ;;
    esac
  done
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _briefwire briefwire`
    case 'zsh':
      return `autoload -U +X bashcompinit && bashcompinit\n${completionFor('bash', program)}`
    case 'fish':
      return cases
        .flatMap(([path, words]) => {
          const condition =
            path === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.split(' ').at(-1)}`
          return words.map((word) =>
            word.startsWith('--')
              ? `complete -c briefwire -n '${condition}' -l ${word.slice(2)}`
              : `complete -c briefwire -n '${condition}' -a ${word}`,
          )
        })
        .join('\n')
  }
}
