import type { Proposals } from '../en/proposals.ts'
import { figure, plural } from './plural.ts'

/** What Briefwire says in Spanish of what readers propose: to editors, and to the readers. */
export const proposals: Proposals = {
  add: 'Añadir',
  dismiss: 'Descartar',
  next: 'Siguiente',
  title: (at, count) => `Propuesta ${at} de ${count}`,
  from: (who, time, section) => `${who} propuso esto (${time})${section === null ? '' : `, para ${section}`}.`,
  none: 'No te espera ninguna propuesta de los lectores.',
  noMore: 'No hay más. Desde la primera: ',
  waiting: (count) => `${plural(count, 'propuesta')} de los lectores: `,
  more: (count) => `${plural(count, 'propuesta más', 'propuestas más')} de los lectores: `,
  arrived: (count) =>
    count === 1 ? 'Un lector ha propuesto una noticia: ' : `Los lectores han propuesto ${plural(count, 'noticia')}: `,
  dismissed: (headline) => `Descartada: ${headline}`,
  addedBy: (who, time) =>
    who === null
      ? `Añadiste esta propuesta a la próxima edición (${time}).`
      : `${who} añadió esta propuesta a la próxima edición (${time}).`,
  dismissedBy: (who, time) =>
    who === null ? `Descartaste esta propuesta (${time}).` : `${who} descartó esta propuesta (${time}).`,
  gone: 'Esa propuesta ya se había resuelto.',
  proposalWhat: (headline) => `la propuesta «${headline}»`,
  proposedBy: (what, who) => `${what}, propuesta por ${who}`,

  // to readers
  offer: '¿Propongo esto a los editores? Ellos deciden qué entra en el boletín.',
  propose: 'Proponerlo',
  offerRemark: 'Gracias por decírmelo. ¿Se lo paso a los editores?',
  passOn: 'Pasarlo',
  rather: 'No',
  withoutPhoto: 'Paso las palabras, no la imagen.',
  tooLong: (letters, limit) =>
    `Eso tiene ${plural(letters, 'carácter', 'caracteres')}; puedo proponer hasta ${figure(limit)}. Envíame la parte que importa, o un enlace.`,
  whatToPropose:
    '¿Qué te gustaría ver en el boletín? Escríbemelo, reenvía un mensaje o manda un enlace. Los editores deciden.',
  handedOn: (headline) => `¡Gracias! Los editores ya lo tienen: «${headline}». Si sale en una edición, te lo digo.`,
  notProposed: 'De acuerdo, no he pasado nada.',
  proposedBefore: 'Ya lo habías propuesto; los editores lo tienen.',
  enough: (limit, again) =>
    `Gracias, has propuesto ${plural(limit, 'noticia')} en un día, y los editores quieren leerlas todas. Envíame más a partir de: ${again}.`,
  closed: 'Los editores de este boletín no aceptan propuestas por ahora.',
  used: (headline, issue, item) =>
    `Tu propuesta ha salido: «${headline}» es la noticia ${item} de la edición ${issue}. ¡Gracias! Léela: `,
}
