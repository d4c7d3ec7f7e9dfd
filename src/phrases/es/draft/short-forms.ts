import type { ShortForms } from '../../en/draft/short-forms.ts'

/** What editors can write instead of a command, as help shows it in Spanish. */
export const shortForms: ShortForms = {
  intro: 'Con palabras, sin barra, para la próxima edición:',
  lines: [
    ['move 7 2', 'la noticia 7 pasa a ser la 2 (también /draft 7 2)'],
    ['section 7 Payments', 'a esta sección'],
    ['source 7 The Ledger https://…', 'otra fuente; «-» para ninguna'],
    ['headline 7 …', 'otro titular'],
    ['topics 7 +ai -retail', 'más o menos temas'],
    ['7: old → new', 'solo estas palabras (también vale ->)'],
    ['129.3: old → new', 'lo mismo en la noticia 3 de la edición 129, ya publicada'],
    ['del 7', 'quitarla; «later 7» la guarda para la edición siguiente'],
    ['undo', 'deshacer lo último que hiciste'],
    ['history 7', 'lo que se hizo con ella'],
    ['test copy', 'lo que recibirían ahora los lectores, solo para ti (también /draft test headlines)'],
    ['check the draft', 'lo que conviene mirar antes de publicar'],
  ],
  answers: 'Al responder a una noticia, deja fuera su número: «source …», «del», «later», «old → new».',
}
