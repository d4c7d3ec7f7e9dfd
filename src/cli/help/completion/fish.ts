import type { Place } from './place.ts'

/** For fish 3 and newer. */
export const fish = (places: readonly Place[]): string => `function __briefwire_at
  set -l chain
  for word in (commandline -opc)[2..]
    string match -q -- '-*' $word; or set -a chain $word
  end
  while set -q chain[1]; and not contains -- "$chain" ${places.map(({ chain }) => quoted(chain)).join(' ')}
    set -e chain[-1]
  end
  test "$chain" = "$argv[1]"
end
complete -c briefwire -e
${places.flatMap(linesOf).join('\n')}`

function linesOf({ chain, words, flags, files }: Place): readonly string[] {
  const at = `complete -c briefwire -n ${quoted(`__briefwire_at ${quoted(chain)}`)}`
  const about = (text: string): string => (text === '' ? '' : ` -d ${quoted(text)}`)
  return [
    ...(files ? [] : [`${at} -f`]),
    ...words.map((word) => `${at} -a ${quoted(word.name)}${about(word.about)}`),
    ...flags.map(({ name, about: text, takesValue, values }) => {
      const value = takesValue ? ` -x${values.length > 0 ? ` -a ${quoted(values.join(' '))}` : ''}` : ''
      return `${at} -l ${name.slice(2)}${value}${about(text)}`
    }),
  ]
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
