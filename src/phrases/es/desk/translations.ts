import type { Translations } from '../../en/desk/translations.ts'

/** What Briefwire says in Spanish of items in a second language. */
export const translations: Translations = {
  names: { en: ['inglés', 'ingles'], es: ['español', 'espanol', 'castellano'], zh: ['chino', 'mandarín', 'mandarin'] },
  button: 'Traducción…',
  title: 'Titular y luego texto',
  how: (own, headline) =>
    `Envíame «${headline}» en un segundo idioma: el titular en la primera línea y luego el texto. El suyo es ${own}. «-» quita una traducción.`,
  set: (language) => `Ya tiene su texto en ${language}: quien lee en ${language} recibe ese.`,
  removed: (language) => `Ya no tiene texto en ${language}.`,
  none: 'No tiene esa traducción.',
  own: (language) => `Su propio texto está en ${language}; cambia ese, o di otro idioma.`,
  noHeadline: 'No ha cambiado nada: la primera línea tiene que ser el titular en el segundo idioma.',
  line: (language, headline) => `${language}: ${headline}`,
  leftBehind: (languages) => `Su texto en ${languages} quedó como estaba. Mira si sigue siendo cierto.`,
}
