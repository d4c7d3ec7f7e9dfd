import type { Phrases } from '../../en/index.ts'
import { figure, plural } from '../plural.ts'

export const results: Phrases['cli']['results'] = {
  noItems: (path) =>
    `No hay noticias en ${path ?? 'la entrada'}. Una noticia empieza con su número: "1. Titular". No se ha importado nada.`,
  read: (summary) => `Leído: ${summary}.`,
  items: (items, sections) => `${plural(items, 'noticia')} en ${plural(sections, 'sección', 'secciones')}`,
  noDate: 'sin fecha',
  nothingImported: 'No se ha importado nada.',
  sayHow: (ways) => `Di cómo se debe leer: ${ways.join(' o ')}.`,
  dryRun: 'Era solo una prueba: no se ha escrito nada.',
  daysNeedPublish:
    'El borrador es un solo número. Publica los días de una vez: --by-day --publish. No se ha importado nada.',
  draftHas: (items) =>
    `El borrador tiene ahora ${items}. Míralo: briefwire preview draft. Publícalo: briefwire publish.`,
  published: (issue, readers) =>
    `Publicado el número ${issue}, para ${plural(readers, 'lector', 'lectores')}. Un "briefwire start" en marcha lo entrega ahora.`,
  already: (issue) => `Esto ya salió como número ${issue}; no se ha publicado otra vez.`,
  stale: 'El borrador ha cambiado mientras se publicaba. Míralo otra vez y publícalo después.',
  nothingToPublish: 'No hay nada que publicar: el borrador está vacío. Llénalo: briefwire import FILE.',
  emptyDraft: 'El borrador está vacío. Llénalo: briefwire import FILE.',
  noIssueYet: 'Todavía no hay ningún número. Publica uno: briefwire import FILE --publish.',
  noSuchIssue: (which, newest) => `No existe el número ${which}. El último es el ${newest}.`,
  noPreview: (as, known) => `No hay vista previa como «${as}». Hay: ${known.join(', ')}.`,
  nothingOut: 'Todavía no ha salido nada. "briefwire import FILE --publish" envía un primer número.',
  lastTakesNumber: (given) => `--last toma un número, como 10; «${given}» no lo es.`,
  itemCount: (items) => plural(items, 'noticia'),
  readersOf: (sent, all) => `${figure(sent)}/${figure(all)} lectores`,
  urgent: 'urgente',
  correctedTimes: (times) => `corregido ${times}×`,
  noDay: (given) => `«${given}» no es una fecha; escríbela como 2026-12-24.`,
  inOneGo: (command) => `Dilo de una vez, como en: ${command}`,
  correctExample: '"antes → después"',
  retractExample: '"No era así."',
  noCommand: (name) => `No existe la orden ${name}.`,
  nothingChanged: 'No se ha cambiado nada.',
  sayYes: 'Todavía no se ha cambiado nada. Di que sí con --yes.',
  noTerminal: 'No hay ningún terminal en el que hablar: --console necesita uno.',
}
