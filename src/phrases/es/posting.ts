import type { Posting } from '../en/posting.ts'
import { figure, plural } from './plural.ts'

const items = (count: number): string => plural(count, 'noticia')

/** What Briefwire says in Spanish while an issue is written. */
export const posting: Posting = {
  // buttons
  up: 'Subir',
  down: 'Bajar',
  top: 'Arriba del todo',
  number: 'Número…',
  section: 'Sección…',
  topics: 'Temas…',
  source: 'Fuente…',
  edit: 'Editar…',
  photoOff: 'Quitar la foto',
  later: 'Más tarde',
  next: 'Próxima edición',
  remove: 'Eliminar',
  undo: 'Deshacer',
  undoAnyway: 'Deshacer de todos modos',
  history: 'Historial',
  add: 'Añadir',
  addAll: (count) => (count === 2 ? 'Añadir las dos' : `Añadir las ${count}`),
  addNow: 'Añadir ya',
  asOne: 'Es una sola noticia',
  discard: 'Descartar',
  isAnItem: 'Es una noticia',
  asNewText: 'Es el nuevo texto',
  keepBoth: 'Conservar ambas',
  discardMine: 'Descartar la mía',
  useMine: 'Usar la mía',
  keepTheirs: 'Conservar la otra',
  newSection: 'Nueva sección…',
  backToItem: 'Volver a la noticia',
  writeTopics: 'Escribirlos…',
  showDraft: 'El borrador',
  showLater: 'Guardadas para después',
  sections: 'Secciones',
  addSection: 'Añadir…',
  rename: 'Cambiar nombre…',
  title: 'Título…',
  footer: 'Texto final…',
  publish: 'Publicar…',

  // forms, whose titles have 24 letters at most
  editTitle: 'Editar la noticia',
  numberTitle: 'Su nuevo número',
  sectionTitle: 'Título de la sección',
  topicsTitle: 'Temas',
  sourceTitle: 'Fuente',
  titleTitle: 'Título de la edición',
  footerTitle: 'Texto final',

  // questions
  orCancel: 'Lo espero aquí. O déjalo: ',
  stillAsked: 'Mi pregunta de antes sigue abierta. O déjala: ',
  nothingAsked: 'No estaba esperando nada.',
  forgotten: 'Olvidado. No ha cambiado nada.',
  whatToPost:
    '¿Cuál es la noticia? Escribe el titular en la primera línea, luego el texto, la fuente entre paréntesis y los #temas. También vale un enlace, un mensaje reenviado, una foto con pie o un archivo (texto, Word, página web, correo, fuente web, CSV).',
  noHeadlineYet: '¿Cuál es el titular? Guardo el resto hasta que me lo digas.',
  howEdit: 'Envíame la noticia de nuevo, completa, o solo lo que cambia: antes → después. Ahora dice así:',
  whichNumber: (headline) => `¿Qué número debe tener «${headline}»?`,
  sectionName: '¿Cómo se llama la sección?',
  whichSource: (headline) => `¿Cuál es la fuente de «${headline}»? Escribe su nombre y el enlace, o «-» para ninguna.`,
  whichHeadline: (headline) => `¿Qué titular debe ir en lugar de «${headline}»?`,
  whichTopics: '¿Qué temas? Escríbelos separados por comas, o «none».',
  whichTitle: '¿Cómo se llama la próxima edición? Escribe «-» para el nombre del boletín.',
  whichFooter: '¿Cuál es el texto final? Escribe «-» para ninguno.',

  // items
  added: (number, section) =>
    `Añadida a la próxima edición como noticia ${number}${section === null ? '' : `, en ${section}`}.`,
  place: (number, section, later) =>
    `${later ? 'Guardada para después, noticia' : 'Noticia'} ${number}${section === null ? '' : ` en ${section}`}.`,
  standsNow: (headline, number, section, later) =>
    later
      ? `«${headline}» queda guardada para después, como noticia ${number}${section === null ? '' : ` en ${section}`}.`
      : `«${headline}» es ahora la noticia ${number}${section === null ? '' : `, en ${section}`}.`,
  edited: 'Cambiada.',
  fields: { headline: 'titular: ', text: 'texto: ', source: 'fuente: ', topics: 'temas: ' },
  sameAlready: 'Ya dice eso; no ha cambiado nada.',
  doesNotSay: (old) => `La noticia no dice «${old}»; no ha cambiado nada.`,
  saysOften: (old, count) => `La noticia dice «${old}» en ${plural(count, 'lugar', 'lugares')}. ¿En todos?`,
  replaceAll: (count) => (count === 2 ? 'En ambos lugares' : `En los ${count} lugares`),
  photoIsOff: 'La foto se ha quitado.',
  removed: (headline) => `Eliminada: ${headline}`,
  removedBy: (who, time) =>
    who === null ? `Eliminaste esta noticia (${time}).` : `${who} eliminó esta noticia (${time}).`,
  gone: 'Esta noticia ya no está en el borrador. Puede que ya haya salido.',
  isBack: 'Está de vuelta.',
  undone: 'Deshecho.',
  undoneAlready: 'Eso ya se había deshecho.',
  changedSince: (who, time) =>
    `${who === null ? 'Volviste a cambiar esto' : `${who} volvió a cambiar esto`} (${time}); al deshacer el primer cambio se perdería.`,
  noUndo: 'Aquí no hay nada que se pueda deshacer.',
  undoneBefore: 'Eso ya se había deshecho, y la noticia ha salido del borrador desde entonces.',
  noHeadline: 'No ha cambiado nada: la primera línea tiene que ser el titular.',
  isItem: '¿Es esto una noticia?',
  photoAlone: 'Una foto sin palabras.',
  readsAsCommand: 'Parece una orden. ¿La cumplo?',
  discarded: 'Descartado.',
  pressedBefore: 'Eso ya se había resuelto.',
  editOneByOne: 'De este mensaje salieron varias noticias. Cambia cada una en el borrador:',
  outAlready: (issue, item) => `Esto ya ha salido, como noticia ${item} de la edición ${issue}.`,

  // two editors
  changedMeanwhile: (who) => `${who ?? 'Alguien'} cambió esta noticia mientras escribías.`,
  theirs: 'Como está ahora',
  yours: 'Como la escribiste',
  sameInDraft: (known, number, headline) => {
    if (known === null) return `Esto ya está en el borrador, como noticia ${number}: ${headline}`
    const [who, time] = known
    return `${who === null ? 'Añadiste' : `${who} añadió`} esto (${time}) como noticia ${number}: ${headline}`
  },
  sameInIssue: (issue, item) => `La edición ${issue} ya traía esto, como noticia ${item}:`,
  sameAsYours: (who, theirs, ours) =>
    `${who} acaba de añadir la misma noticia que tú. La tuya: «${theirs}». La otra: «${ours}». Mira:`,
  twins: (number, other) => `La noticia ${number} cuenta lo mismo que la noticia ${other}.`,

  // sections and topics
  noSection: 'Sin sección',
  whichSection: (headline, section) =>
    `«${headline}» está ${section === null ? 'sin sección' : `en ${section}`}. ¿Adónde debe ir?`,
  sectionGone: 'Esa sección no está (o ya no). Estas sí:',
  noSections: 'Todavía no hay secciones.',
  sectionsAre: 'Las secciones de la próxima edición, en su orden:',
  sectionHas: (title, count) => `${title}, ${items(count)}.`,
  items,
  chooseTopics: (headline) => `¿De qué trata «${headline}»?`,

  // the draft
  emptyDraft: 'La próxima edición está todavía vacía. Escríbeme una noticia, o mira cómo:',
  emptyLater: 'No hay nada guardado para después.',
  counts: (count, sections) =>
    sections === 0 ? items(count) : `${items(count)} en ${plural(sections, 'sección', 'secciones')}`,
  nextIs: (counts) => `La próxima edición: ${counts}.`,
  laterIs: (counts) => `Guardado para la edición siguiente a la próxima: ${counts}.`,
  goesOut: (moment, timeZone) => `Sale: ${moment} (${timeZone}).`,
  keptForLater: (count) => `Guardado para después: ${items(count)}.`,
  unclear: (verb) => `No puedo hacer «${verb}» con el borrador. Sus botones muestran lo que puedo:`,

  // what was sent in
  shallThey: '¿Las añado a la próxima edición?',
  problem: (line, message) => `Línea ${line}: ${message}`,
  andMore: (count) => `… y ${figure(count)} más.`,
  addedAll: (count) => `${plural(count, 'noticia añadida', 'noticias añadidas')} a la próxima edición.`,
  pageWithoutTitle: (site) => `La página de ${site} no dice cómo se llama. ¿Cuál es el titular?`,
  pageUnread: (why) => `No pude leer esa página. ${why} Guardo el enlace: ¿cuál es el titular?`,
  photoUnread: (why) => `Tuve que dejar fuera la foto. ${why}`,
  wordless:
    'Puedo aceptar palabras, enlaces, fotos y archivos (texto, Word, páginas web, correos, fuentes web, CSV). Escríbeme el titular, y debajo el texto.',
}
