import type { Phrases } from '../../en/index.ts'
import { plural } from '../plural.ts'

export const upgrading: Phrases['cli']['upgrading'] = {
  nothing: (path, version) =>
    `Briefwire ${version} no cambia nada en la base de datos ${path}: es nueva o tiene el formato actual.`,
  is: (path, format, program, size) =>
    `Base de datos ${path}: formato ${format}${program === null ? '' : `, escrita por última vez por Briefwire ${program}`}, ${size}.`,
  brings: (version, format, steps) =>
    `Briefwire ${version} la lleva al formato ${format}, en ${plural(steps, 'paso')} y una sola transacción: todo o nada.`,
  table: (name) => `la tabla ${name}`,
  adds: (names, more) => `Añade ${names.join(', ')}${more === 0 ? '' : ` y ${more} más (--json los nombra todos)`}.`,
  copied: (most, there) =>
    `Antes se copia junto a ella misma y la copia se comprueba. Se guardan las ${most} copias más recientes${there.length === 0 ? '' : ` (ahora hay ${there.length}: ${there.join(', ')})`}.`,
  takes: (count, unit) =>
    `Eso tarda ${unit === 'second' ? plural(count, 'segundo') : plural(count, 'minuto')} aproximadamente; mientras tanto no se envía nada.`,
  room: (needed, free) => `Mientras tanto ocupa hasta ${needed} junto a la base de datos; hay ${free} libres.`,
  makeRoom:
    ' Haz sitio, o guarda una copia en otro disco (briefwire backup ARCHIVO) y arranca una vez con --no-backup.',
  noWayBack: 'Después, una versión anterior no la abre. Para volver atrás, pon la copia en su lugar.',
  deprecated: (name, instead) =>
    `${name} se llama ahora ${instead}; todavía funciona, pero dejará de hacerlo en una versión posterior.`,
  allNamed: 'Ninguna variable de las definidas ha cambiado de nombre.',
}
