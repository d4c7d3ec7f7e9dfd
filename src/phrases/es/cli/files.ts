import type { Phrases } from '../../en/index.ts'
import { figure, plural } from '../plural.ts'

export const files: Phrases['cli']['files'] = {
  missing: (path) => `No existe el archivo ${path}.`,
  folder: (path) => `${path} es una carpeta; indica un archivo.`,
  forbidden: (path) => `Este usuario no puede leer ni escribir ${path}.`,
  other: (path, why) => `${path}: ${why}`,
  typeHere: 'Escríbelo o pégalo aquí; Ctrl-D en una línea aparte lo termina.',
  standardInput: 'la entrada estándar',
  line: (line, message) => `línea ${line}: ${message}`,
  leftOut: (count, why) => `Se ${count === 1 ? 'omite' : 'omiten'} ${figure(count)}: ${why}.`,
  wouldImport: (total, fresh) =>
    `Leídos ${plural(total, 'suscriptor', 'suscriptores')}, de ellos ${figure(fresh)} nuevos. No se ha importado nada.`,
  imported: (total, fresh) =>
    `Leídos ${plural(total, 'suscriptor', 'suscriptores')}, de ellos ${figure(fresh)} nuevos.`,
  added: (outcome) =>
    ({
      new: 'Suscrito.',
      back: 'Suscrito de nuevo.',
      changed: 'Cambiado: ya estaba suscrito.',
      same: 'Ya estaba suscrito; no ha cambiado nada.',
    })[outcome],
  exported: (count) => `Escritos ${plural(count, 'suscriptor', 'suscriptores')}.`,
  badColumn: (given) => `--column toma el nombre nuestro y el suyo, como chat=attributes.telegram_id, no «${given}».`,
  notImported: (path, faults, more) =>
    [`No se ha importado ${path}:`, ...faults, ...(more > 0 ? [`… y ${figure(more)} más`] : [])].join('\n'),
  status: (status) => `su estado es ${status}`,
  noChat: 'solo hay una dirección de correo y ningún chat',
  unknownFeed: (name) => `ningún tema se llama como la fuente «${name}»`,
  tooLargeOpml: (path) => `${path} es demasiado grande para una lista de fuentes.`,
  noOpml: (path) => `${path} no es un archivo OPML.`,
  longLine:
    'Una línea de este archivo es más larga que cualquiera de una lista de suscriptores. Comprueba que sea el archivo correcto.',
  columns: (all, missing) =>
    `La primera línea debe nombrar las columnas: ${all.join(',')}. Faltan: ${missing.join(', ')}.`,
  platforms: (names) => `platform debe ser una de ${names.join(', ')}`,
  accountMissing: 'falta account: el id del bot o del espacio de trabajo',
  chatMissing: 'falta chat',
  noTopic: (name) => `no existe el tema «${name}»`,
  whoseFeeds: 'Un archivo OPML no dice de quién son las fuentes. Indica el chat: --chat 1001',
  topicsImported: (total, fresh) => `Leídos ${plural(total, 'tema')}, de ellos ${figure(fresh)} nuevos.`,
  topicsExported: (count) => `Escritos ${plural(count, 'tema')}.`,
}
