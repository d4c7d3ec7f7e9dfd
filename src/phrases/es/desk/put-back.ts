import type { PutBackPhrases } from '../../en/desk/put-back.ts'
import { plural } from '../plural.ts'

/** What is said in Spanish when an earlier state of the database was put back. */
export const putBack: PutBackPhrases = {
  lead: (moment) =>
    `La base de datos se ha restaurado tal como estaba el ${moment}. Aquí ya no se sabe qué se envió después, así que nada de eso vuelve a salir por sí solo.`,
  uncertain: (issue, count) =>
    `Edición ${issue}: ${plural(count, 'mensaje puede haber llegado', 'mensajes pueden haber llegado')}. Decide si ${count === 1 ? 'se reenvía o se deja' : 'se reenvían o se dejan'}: `,
  planned: (moment) =>
    `La próxima edición iba a salir el ${moment}, y quizá salió. No se ha vuelto a enviar; mira antes el borrador: `,
}
