import type { Privacy } from '../en/privacy.ts'

/** What Briefwire says in Spanish of what it keeps of somebody. */
export const privacy: Privacy = {
  inHelp:
    'Privacidad: guardo adónde enviar el boletín, lo que elegiste y qué mensajes envié, para poder corregirlos. /mydata lo muestra, /forget lo borra.',
  mine: 'Esto es todo lo que guardo de ti:',
  kept: 'Lo que buscas y lees no se anota. De 👍 y 👎 solo se guardan las cantidades.',
  howForget: 'Para borrarlo:',
  askForget:
    '¿Te olvido? Tu suscripción termina, y se borran lo que elegiste, tu nombre en las propuestas y los números de mis mensajes para ti; solo quedan las cantidades. Mis mensajes siguen aquí, pero ya no se corrigen. Esto no se puede deshacer.',
  deskStays: 'Formas parte de la redacción: lo que hiciste allí queda en el registro, y un propietario puede quitarte.',
  doForget: 'Olvídame',
  forgotten: 'Hecho: ya no se guarda nada de ti. ¡Gracias por leer! Puedes volver cuando quieras:',
}
