import type { Limits } from '../en/limits.ts'
import { figure, plural } from './plural.ts'

const letters = (count: number): string => plural(count, 'letra')

/** What Briefwire says in Spanish of what is too long. */
export const limits: Limits = {
  title: (is, most) => `El título de la edición tiene ${letters(is)}; puede tener ${figure(most)}.`,
  section: (begin, is, most) =>
    `La sección «${begin}…» tiene un título de ${letters(is)}; puede tener ${figure(most)}.`,
  line: (is, most) => `Ese título tiene ${letters(is)}; puede tener ${figure(most)}. No ha cambiado nada.`,
  footer: (is, most) => `El texto final tiene ${letters(is)}; puede tener ${figure(most)}.`,
  headline: (number, is, most) =>
    `El titular${number === null ? '' : ` de la noticia ${number}`} tiene ${letters(is)}; puede tener ${figure(most)}. Pon el resto en una línea debajo.`,
  item: (number, is, most) =>
    `${number === null ? 'Esa noticia' : `La noticia ${number}`} tiene ${letters(is)}; una noticia puede tener ${figure(most)}. Acórtala o numera sus partes como noticias.`,
  items: (count, most) => `Son ${plural(count, 'noticia')}; una edición puede tener ${figure(most)}.`,
  sections: (count, most) => `Son ${plural(count, 'sección', 'secciones')}; una edición puede tener ${figure(most)}.`,
  parts: (parts, most) =>
    `Un lector recibiría esta edición en ${parts === null ? `mucho más de ${figure(most)}` : figure(parts)} mensajes; puede tener ${figure(most)}. Acórtala o guarda una parte para después.`,
  text: (is, most) => `Eso tiene ${letters(is)}, y aquí puedo aceptar ${figure(most)}. No ha cambiado nada.`,
  notTaken: 'Así es demasiado largo, de modo que no se ha añadido nada:',
  notPublished: 'La próxima edición es demasiado larga para salir así:',
  heldBack: 'No hay sitio para esto en la próxima edición. Lo guardo hasta que lo haya:',
  notAtTime: (moment) =>
    `La próxima edición debía salir el ${moment}, pero es demasiado larga. No se ha publicado nada:`,
  longLine: (is, most) =>
    `La primera línea tiene ${letters(is)}; un titular puede tener ${figure(most)}. La guardo como texto: ¿cuál es el titular?`,
}
