import type { Shared } from '../en/shared.ts'

/** What Briefwire says in Spanish where other programs answer in the same bot. */
export const shared: Shared = {
  opened:
    'La redacción está abierta aquí: lo que escribas va a la próxima edición, y las otras partes de este bot no lo oyen. Para terminar: ',
  closed:
    'La redacción está cerrada aquí: lo que escribas va de nuevo a las otras partes de este bot. Añade noticias, o ábrela: ',
  notOpen:
    'Este bot tiene también otras partes, así que solo acepto noticias de esta forma o, una vez que abras aquí la redacción, todo lo que escribas: ',
  neverOpen: 'Este bot tiene también otras partes, así que solo acepto noticias de esta forma: ',
  alwaysOpen: 'Aquí puedes escribirme de todos modos: la redacción está siempre abierta.',
  useNewsroom: 'En un grupo o un canal, la redacción se abre para todos a la vez: ',
}
