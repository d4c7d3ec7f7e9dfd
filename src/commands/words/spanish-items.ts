import { arrow, type Naming, type Rule } from './rule.ts'

/** In Spanish: an item by its number. */
export const byNumber: Naming = {
  mid: ' ?(?:la |el )?(?:noticia |n[úu]mero |n\\.? ?|#)?(\\d{1,4}|last)[:,]? ',
  end: ' ?(?:la |el )?(?:noticia |n[úu]mero |n\\.? ?|#)?(\\d{1,4}|last)',
}

/** In Spanish: the item that a message answers. */
export const theOne: Naming = { mid: ':? ?(?:l[oa] |est[oa] )?()(?!\\d{1,4}[:,]? )', end: '(?: ?(?:l[oa]|est[oa]))?()' }

/** How talk about an item goes on that is no new text for it: "el título es muy largo"; behind a colon anything may come. */
const noTalk =
  '(?:(?<=[:,] )|(?!(?:es|est[áa]|son|era|queda|tiene|debe|deber[íi]a|parece|muy|demasiado|no|falta|sobra|mal|bien)(?:[ ,.]|$)))'

const places = 'primer|segundo|tercer|cuarto|quinto|sexto|s[eé]ptimo|octavo|noveno|d[eé]cimo'.split('|')

/** What editors write in Spanish to change one item. */
export const spanishItems = ({ mid, end }: Naming): readonly Rule[] => [
  ...places.map(
    (name, at): Rule => [
      new RegExp(`^(?:mover|mueve|pasar?|poner|pon)${mid}(?:en|al?) (?:el )?${name} (?:lugar|puesto|sitio)$`),
      (n) => `draft move ${n} ${at + 1}`,
    ],
  ),
  [
    new RegExp(`^(?:intercambiar?|cambiar?|permutar?)${end} (?:y|por|con)${end}$`),
    (n, other) => `draft swap ${n} ${other}`,
  ],
  [
    new RegExp(
      `^(?:cambiar?|poner|pon|corregir|corrige)? ?(?:el )?(?:titular|t[íi]tulo) de${end}(?: ?(?:a|por|:|=|es|como) ?)(.+)$`,
    ),
    (n, text) => `draft head ${n} ${text}`,
    'text',
  ],
  [
    new RegExp(`^(?:cambiar?|poner|pon|corregir|corrige)? ?(?:la )?fuente de${end}(?: ?(?:a|por|:|=|es) ?)(.+)$`),
    (n, text) => `draft source ${n} ${text}`,
    'text',
  ],
  [
    new RegExp(`^(?:a[ñn]adir|a[ñn]ade|agregar?|poner|pon)(?: el| los)? temas? (.+?) a${end}$`),
    (topics, n) => `draft topics ${n} ${signed('+', topics)}`,
  ],
  [
    new RegExp(`^(?:quitar?|borrar?|eliminar?)(?: el| los)? temas? (.+?) (?:a|de)${end}$`),
    (topics, n) => `draft topics ${n} ${signed('-', topics)}`,
  ],
  [
    new RegExp(`^en${mid}(?:cambiar?|sustituir|sustituye|reemplazar?) (.+?) por (.+)$`),
    (n, old, text) => `draft replace ${n} ${old} → ${text}`,
    'text',
  ],
  [
    new RegExp(`^(?:cambiar?|sustituir|sustituye|reemplazar?) (.+?) por (.+?) en${end}$`),
    (old, text, n) => `draft replace ${n} ${old} → ${text}`,
    'text',
  ],
  [
    new RegExp(
      `^(?:mover|mueve|pasar?|poner|pon|subir|bajar)${mid}(?:a|al|antes de|en) ?(?:la |el )?(?:n[úu]mero|n\\.?|puesto|posici[óo]n|lugar)? ?(\\d{1,4})$`,
    ),
    (n, to) => `draft move ${n} ${to}`,
  ],
  [new RegExp(`^(?:subir|sube)${end}$`), (n) => `draft up ${n}`],
  [new RegExp(`^(?:bajar|baja)${end}$`), (n) => `draft down ${n}`],
  [
    new RegExp(
      `^(?:mover|mueve|pasar?|poner|pon)?${mid}(?:(?:a|al|en) ?)?(?:la |el )?(?:principio|comienzo|inicio|primera?|1|primer lugar|arriba del todo)$`,
    ),
    (n) => `draft move ${n} 1`,
  ],
  [
    new RegExp(
      `^(?:mover|mueve|pasar?|poner|pon)?${mid}(?:(?:a|al|en) ?)?(?:la |el )?(?:final|[úu]ltima?|last|[úu]ltimo lugar)$`,
    ),
    (n) => `draft move ${n} 9999`,
  ],
  [
    new RegExp(`^(?:mover|mueve|pasar?|poner|pon)${mid}(?:a|en|bajo) (?:la secci[óo]n |secci[óo]n )?(.+)$`),
    (n, title) => `draft section ${n} ${title}`,
  ],
  [new RegExp(`^secci[óo]n${mid}${noTalk}(.+)$`), (n, title) => `draft section ${n} ${title}`],
  [new RegExp(`^(?:t[íi]tulo|titular)${mid}${noTalk}(.+)$`), (n, text) => `draft head ${n} ${text}`, 'text'],
  [new RegExp(`^fuente${mid}${noTalk}(.+)$`), (n, text) => `draft source ${n} ${text}`, 'text'],
  [new RegExp(`^(?:temas?|etiquetas?)${mid}${noTalk}(.+)$`), (n, topics) => `draft topics ${n} ${topics}`],
  [new RegExp(`^(?:quitar?|borrar?|eliminar?|suprimir|fuera)${end}$`), (n) => `draft remove ${n}`],
  [new RegExp(`^(?:aplazar?|posponer|dejar? para (?:luego|despu[ée]s))${end}$`), (n) => `draft later ${n}`],
  [
    new RegExp(
      `^(?:dejar?|guardar?|pasar?|aplazar?)?${mid}(?:para |a )?(?:luego|despu[ée]s|m[áa]s tarde|mañana|la pr[óo]xima(?: edici[óo]n| vez)?)$`,
    ),
    (n) => `draft later ${n}`,
  ],
  [new RegExp(`^(?:editar?|ver|mu[ée]strame)${end}$`), (n) => `draft item ${n}`],
  [new RegExp(`^(?:traducir?|traduce|traducci[óo]n(?: de)?)${end}$`), (n) => `draft translate ${n}`],
  [new RegExp(`^historial(?: de)?${end}$`), (n) => `draft history ${n}`],
]

const signed = (sign: string, topics: string): string =>
  topics
    .split(/[\s,]+|\by\b/)
    .flatMap((topic) => (topic === '' ? [] : `${sign}${topic.replace(/^#/, '')}`))
    .join(' ')

/** Only of what it answers can be said in so few words. */
export const spanishAnswers: readonly Rule[] = [
  [/^(?:a|al) (?:la |el )?(?:n[úu]mero |n\.? ?)?(\d{1,4})()$/, (to, key) => `draft move ${key} ${to}`],
  [/^(?:para )?(?:luego|m[áa]s tarde|despu[ée]s)()$/, (key) => `draft later ${key}`],
  [
    new RegExp(`^()(.+?) ?(?:por|en vez de)${arrow}(.+)$`),
    (key, old, text) => `draft replace ${key} ${old} → ${text}`,
    'text',
  ],
]
