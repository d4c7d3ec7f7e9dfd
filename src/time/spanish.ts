/**
 * Words for times and days in Spanish as the English ones for the same, in small letters: `a las 8 y media de la tarde` is `at 8:30 in
 * the afternoon`, `el lunes que viene` is `next monday`. Words of other languages stay as they are.
 */
export const fromSpanish = (words: string): string =>
  maybe.test(words)
    ? steps.reduce((text, [pattern, english]) => text.replaceAll(pattern, english), words).trim()
    : words

/** What no other of our languages has: without any of it there is nothing to do. */
const maybe =
  /[áéíóúñ]|\b(?:las?|el|los|al|de|del|y|en|cada|hasta|desde|durante|dentro|hoy|manana|lunes|martes|jueves|domingos?|viernes|miercoles|sabados?|semanas?|dias?|mes|meses|horas?|minutos?|noche|tarde|mediodia|medianoche|diario|laborables|semanal|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|fin|fines|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce)\b/

const numerals: readonly (readonly [string, number])[] = [
  ['una|uno|un', 1],
  ['dos', 2],
  ['tres', 3],
  ['cuatro', 4],
  ['cinco', 5],
  ['seis', 6],
  ['siete', 7],
  ['ocho', 8],
  ['nueve', 9],
  ['diez', 10],
  ['once', 11],
  ['doce', 12],
]

const weekdays: readonly (readonly [string, string])[] = [
  ['lunes', 'monday'],
  ['martes', 'tuesday'],
  ['mi[ée]rcoles', 'wednesday'],
  ['jueves', 'thursday'],
  ['viernes', 'friday'],
  ['s[áa]bados?', 'saturday'],
  ['domingos?', 'sunday'],
]

const months = 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre'.split('|')
const english = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|')

/** Dates such as `24 de diciembre de 2026` as `24 december 2026`; what stands beside them stays as it was written. */
export const datesFromSpanish = (line: string): string =>
  line.replaceAll(/(\d{1,2}) de (\p{L}+)(?: del? (\d{4}))?/giu, (whole, day: string, name: string, year?: string) => {
    const at = months.findIndex((each) => new RegExp(`^${each}$`, 'i').test(name))
    return at < 0 ? whole : [day, english[at], year].filter(Boolean).join(' ')
  })

/** Where a letter with an accent ends a word, `\b` sees no end of it. */
const end = '(?![\\p{L}\\p{N}])'
const start = '(?<![\\p{L}\\p{N}])'
const word = (pattern: string): RegExp => new RegExp(`${start}(?:${pattern})${end}`, 'gu')
const counted = '(?:semanas?|d[ií]as?|mes(?:es)?|horas?|minutos?|y media|y cuarto|menos cuarto|en punto|de la)'
const clock = '\\d{1,2}(?:[:.]\\d{2})?'

/** In this order: what was put into English before is read by those that follow. */
const steps: readonly (readonly [RegExp, string])[] = [
  // Eleven is "once", and so is a single time in English: only as an hour or before what is counted.
  ...numerals.flatMap(([names, count]) => [
    [new RegExp(`(?<=${start}las? )(?:${names})${end}`, 'gu'), String(count)] as const,
    [new RegExp(`${start}(?:${names})(?= ${counted})`, 'gu'), String(count)] as const,
    ...(count === 1 || count === 11 ? [] : [[word(names), String(count)] as const]),
  ]),
  [word('al? mediod[ií]a|mediod[ií]a'), 'noon'],
  [word('a medianoche|medianoche'), 'midnight'],
  [word('(?:en )?fin(?:es)? de semana|los fines de semana'), 'weekends'],
  [word('entre semana|(?:los )?d[ií]as (?:laborables|h[áa]biles)|laborables|de lunes a viernes'), 'weekdays'],
  [word('una vez (?:a la|por) semana|1 vez (?:a la|por) semana|cada semana|semanal(?:mente)?'), 'weekly'],
  [word('todos los d[ií]as|cada d[ií]a|a diario|diario|diariamente'), 'every day'],
  [word('todas las mañanas|cada mañana'), 'every morning'],
  [word('todas las (?:tardes|noches)|cada (?:tarde|noche)'), 'every evening'],
  [/(?<=\d) y media(?!\p{L})/gu, ':30'],
  [/(?<=\d) y cuarto(?!\p{L})/gu, ':15'],
  [/(\d{1,2}) menos cuarto(?!\p{L})/gu, 'quarter to $1'],
  [new RegExp(`(?<=${start}las? \\d{1,2}) y (?=\\d{2}${end})`, 'gu'), ':'],
  [/(?<=\d) en punto(?!\p{L})/gu, ''],
  [word('pasado mañana'), 'day after tomorrow'],
  [word('(?:de|por) la (?:mañana|madrugada)'), 'in the morning'],
  [word('(?:de|por) la tarde'), 'in the afternoon'],
  [word('(?:de|por) la noche'), 'at night'],
  [word('esta noche'), 'tonight'],
  [word('esta tarde'), 'this afternoon'],
  [word('esta mañana'), 'this morning'],
  [word('hoy'), 'today'],
  [word('mañana|manana'), 'tomorrow'],
  ...weekdays.flatMap(([name, day]) => [
    [word(`(?:el )?pr[óo]ximo ${name}|(?:el )?${name} (?:que viene|pr[óo]ximo)`), `next ${day}`] as const,
    [word(`este ${name}`), `this ${day}`] as const,
    [word(`(?:(?:el|los|cada|todos los) )?${name}`), day] as const,
  ]),
  ...months.map((name, at) => [word(`(?:de )?${name}(?: (?:de|del))?`), english[at] ?? ''] as const),
  [/(?<=day) [ye] (?=\w+day)/gu, ' and '],
  [word('dentro de'), 'in'],
  [new RegExp(`${start}en (?=\\d+ ${counted}${end})`, 'gu'), 'in '],
  [word('semanas?'), 'weeks'],
  [word('d[ií]as?'), 'days'],
  [word('mes(?:es)?'), 'months'],
  [word('horas?'), 'hours'],
  [word('minutos?'), 'minutes'],
  [new RegExp(`${start}(?:durante|por) (?=\\d)`, 'gu'), 'for '],
  [word('hasta'), 'until'],
  [new RegExp(`${start}(?:de|desde) (?:las? )?(${clock}.*?) (?:a|until) (?:las? )?(?=${clock})`, 'gu'), 'from $1 to '],
  [new RegExp(`${start}(?:a|sobre|hacia) las? (?=\\d|quarter)`, 'gu'), 'at '],
  [new RegExp(`${start}las? (?=\\d|quarter)`, 'gu'), ''],
  [new RegExp(`${start}el (?=\\d)`, 'gu'), ''],
]
