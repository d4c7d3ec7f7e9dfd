import type { Place } from './place.ts'

/** For bash 4 and newer: words, options, what an option can be; files where one may be named. */
export const bash = (places: readonly Place[]): string => `_briefwire() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" last="\${COMP_WORDS[COMP_CWORD-1]}" chain="" word words files=""
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) chain="\${chain:+$chain }$word" ;; esac
  done
  while :; do
    case "$chain" in
${places.map(placeOf).join('\n')}
      *" "*) chain="\${chain% *}" ;;
      *) chain="" ;;
    esac
  done
  case "$chain $last" in
${places.flatMap(valuesOf).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [ -n "$files" ] && [[ "$cur" != -* ]] && COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F _briefwire briefwire`

const placeOf = ({ chain, words, flags, files }: Place): string =>
  `      "${chain}") words="${[...words, ...flags].map(({ name }) => name).join(' ')}"; files="${files ? 'yes' : ''}"; break ;;`

const valuesOf = ({ chain, flags }: Place): readonly string[] =>
  flags
    .filter(({ takesValue }) => takesValue)
    .map(({ name, values }) => `    "${chain} ${name}") words="${values.join(' ')}"; files="" ;;`)
