import type { ShortForms } from '../../en/draft/short-forms.ts'

/** What editors can write instead of a command, as help shows it in Spanish. */
export const shortForms: ShortForms = {
  intro: 'Con palabras, sin barra, para la próxima edición:',
  lines: [
    ['mover 7 a 2', 'la noticia 7 pasa a ser la 2 (también /draft 7 2)'],
    ['intercambiar 2 y 7', 'cada una ocupa el lugar de la otra'],
    ['sección 7 Pagos', 'a esta sección'],
    ['fuente 7 El Diario https://…', 'otra fuente; «-» para ninguna'],
    ['título 7 …', 'otro titular'],
    ['temas 7 +ai -retail', 'más o menos temas'],
    ['7: antes → ahora', 'solo estas palabras (también vale ->)'],
    ['129.3: antes → ahora', 'lo mismo en la noticia 3 de la edición 129, ya publicada'],
    ['quitar 7', 'quitarla; «aplazar 7» la guarda para la edición siguiente'],
    ['deshacer', 'deshacer lo último que hiciste'],
    ['historial 7', 'lo que se hizo con ella'],
    ['copia de prueba', 'lo que recibirían ahora los lectores, solo para ti (también /draft test headlines)'],
    ['revisar el borrador', 'lo que conviene mirar antes de publicar'],
  ],
  answers: 'Al responder a una noticia, deja fuera su número: «fuente …», «quitar», «luego», «antes → ahora».',
}
