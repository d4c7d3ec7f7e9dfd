import type { Phrases } from '../../en/index.ts'
import { figure } from '../plural.ts'

export const progress: Phrases['cli']['progress'] = {
  of: (what, done, total) => `${what}: ${figure(done)} de ${figure(total)}`,
  done: (what, done) => (done === 0 ? what : `${what}: ${figure(done)}`),
  left: (seconds) => `quedan ${clock(seconds)}`,
  since: (seconds) => clock(seconds),
  importing: 'Importando suscriptores',
  reading: 'Leyendo suscriptores',
  exporting: 'Escribiendo suscriptores',
  fetching: (address) => `Leyendo ${address}`,
  publishing: 'Publicando',
  delivering: (issue) => `Entregando el número ${issue}`,
}

const clock = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
