import type { Phrases } from '../../en/index.ts'
import { figure, plural } from '../plural.ts'

export const upkeep: Phrases['cli']['upkeep'] = {
  copying: 'Copiando la base de datos',
  moving: 'Trasladando filas',
  moved: (from, to, rows, sum) =>
    [
      `Todo lo de ${from} está en ${to}: ${plural(rows, 'fila')}, comparadas una a una (${sum.slice(0, 12)}).`,
      'Pon la nueva en DATABASE_URL y arranca; la antigua sigue como estaba.',
    ].join('\n'),
  noDatabase:
    'Una base de datos es file:RUTA, como file:./data/briefwire.db, o postgres://USUARIO:CONTRASEÑA@SERVIDOR/BASE.',
  checking: 'Comprobando la copia',
  holding: 'Reteniendo lo que pudo haber salido',
  question: (words) => `${words} (s/N) `,
  replace: (path) => `Ya existe un archivo ${path}. ¿Reemplazarlo?`,
  isThere: (path) => `Ya existe un archivo ${path}. Indica otro, o usa --force para reemplazarlo.`,
  backedUp: ({ path, size, issues, subscribers, moment }) =>
    [
      `${path}: ${size}, ${plural(issues, 'edición', 'ediciones')}, ${plural(subscribers, 'suscriptor', 'suscriptores')}${moment === null ? '' : `, hasta el ${moment}`}. Abierta y comprobada: está completa.`,
      `Para restaurarla: briefwire restore ${path}`,
    ].join('\n'),
  restored: ({ path, issues, subscribers, moment }) =>
    `La base de datos ${path} está como estaba${moment === null ? '' : ` el ${moment}`}: ${plural(issues, 'edición', 'ediciones')}, ${plural(subscribers, 'suscriptor', 'suscriptores')}.`,
  replaced: (path) => `La que había se conserva: ${path}`,
  onServer: (name) =>
    [
      `${name} está en un servidor PostgreSQL, y esto trabaja con archivos. El servidor tiene sus propias herramientas:`,
      '  copiar, también con Briefwire en marcha: pg_dump --format=custom --file=ARCHIVO "$DATABASE_URL"',
      '  restaurar: para Briefwire en todas las máquinas; pg_restore --clean --if-exists --dbname="$DATABASE_URL" ARCHIVO; briefwire restore --here',
    ].join('\n'),
  stopFirst: (name) => `Briefwire está en marcha sobre ${name}. Páralo en todas las máquinas y vuelve a intentarlo.`,
  nameBackup:
    'Indica la copia: briefwire restore ARCHIVO. Si la base de datos se restauró por otros medios: briefwire restore --here.',
  nothingHeld: 'En ese momento no había nada en camino, así que no hay dudas.',
  held: (count) =>
    `${plural(count, 'mensaje puede haber salido', 'mensajes pueden haber salido')} desde entonces. No ${count === 1 ? 'vuelve' : 'vuelven'} a salir si no lo pides:`,
  heldOf: (issue, count) =>
    `  edición ${issue}: ${figure(count)}    briefwire deliveries ${issue} --resend    o --leave`,
  planned: (moment) =>
    `Una edición iba a salir por sí sola el ${moment}, y quizá salió: mira el borrador antes de publicarlo.`,
  unknowable:
    'No contiene lo que pasó después de ese momento: ediciones, correcciones, ni lectores que llegaron, cambiaron de idea o se fueron.',
}
