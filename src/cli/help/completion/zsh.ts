import type { Place, Word } from './place.ts'

/** For zsh: as a file `_briefwire` in the fpath, or sourced after compinit. */
export const zsh = (places: readonly Place[]): string => `#compdef briefwire
_briefwire() {
  local chain="" last="\${words[CURRENT-1]}" word files=""
  local -a found values
  for word in "\${(@)words[2,CURRENT-1]}"; do
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
  _describe briefwire found
  [[ -n "$files" ]] && _files
}
if [[ "$funcstack[1]" == _briefwire ]]; then _briefwire "$@"; else compdef _briefwire briefwire; fi`

const placeOf = ({ chain, words, flags, files }: Place): string =>
  `      "${chain}") found=(${[...words, ...flags].map(described).join(' ')}); files="${files ? 'yes' : ''}"; break ;;`

const valuesOf = ({ chain, flags }: Place): readonly string[] =>
  flags
    .filter(({ takesValue }) => takesValue)
    .map(({ name, values }) => `    "${chain} ${name}") found=(${values.join(' ')}); files="" ;;`)

const described = ({ name, about }: Word): string =>
  quoted(about === '' ? name : `${name}:${about.replaceAll(':', '\\:')}`)

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
