import type { TopicPhrases } from '../en/topics.ts'
import { plural } from './plural.ts'

const readers = (count: number): string => plural(count, 'lector', 'lectores')

/** What Briefwire says in Spanish to editors who look after the topics. */
export const topics: TopicPhrases = {
  title: 'Los temas de este boletín',
  page: (page, pages) => `página ${page} de ${pages}`,
  line: (tag, items, followers, words) =>
    `#${tag}: ${plural(items, 'noticia')}, ${readers(followers)}, ${plural(words, 'palabra')}`,
  none: 'Este boletín aún no tiene temas. Crea uno o empieza con un conjunto.',
  make: 'Nuevo tema',
  sets: 'Conjuntos para empezar',
  setsAre: 'Añade los temas de un conjunto; los que ya tienes reciben sus palabras:',
  setNames: {
    commerce: 'Comercio',
    technology: 'Tecnología',
    ai: 'Inteligencia artificial',
    finance: 'Finanzas',
    science: 'Ciencia',
    local: 'Noticias locales',
  },
  setAdded: (name, added) => `${name}: ${plural(added, 'tema añadido', 'temas añadidos')}.`,
  all: 'Todos los temas',
  usage: (items, followers) => `${plural(items, 'noticia')}, ${readers(followers)}`,
  formerly: (tags) => `Antes ${tags}; eso sigue llevando aquí.`,
  wordsAre: (count) => `${plural(count, 'palabra que lo delata', 'palabras que lo delatan')}:`,
  wordsNone: 'Ninguna palabra lo delata: solo está donde alguien escribe su etiqueta.',
  andMore: (count) => `… y ${count} más`,
  percent: (word, percent) => `${word} (${percent} %)`,
  learnedTitle: 'Aprendido de las correcciones:',
  lesson: (words, less, headline, who) =>
    `${words}: ${less ? 'menos' : 'más'}, por ${who}${headline === '' ? '' : ` en «${headline}»`}`,
  unteach: (words) => `Deshacer: ${words}`,
  taught: (words, title, less) => `Anotado: desde ahora, ${words} cuenta ${less ? 'menos' : 'más'} para ${title}.`,
  untaught: (title) => `He olvidado lo que había aprendido aquí sobre ${title}.`,
  undone: 'Deshecho.',
  undoneBefore: 'Eso ya se había deshecho.',
  words: 'Palabras',
  wordsTitle: 'Palabras',
  rename: 'Cambiar nombre',
  renameTitle: 'English / 中文',
  tag: 'Etiqueta',
  tagTitle: 'Etiqueta',
  merge: 'Unir…',
  mergeNow: 'Unir',
  remove: 'Eliminar',
  back: 'Atrás',
  askTitle: '¿Cómo se llama el tema? Si quieres, en varios idiomas: Gardening / Jardinería / 园艺',
  askTag: (tag) => `¿Qué etiqueta debe tener en lugar de #${tag}?`,
  askWords: 'Escribe palabras para añadir, separadas por comas; un signo menos quita una: -compost',
  wordHelp: [
    'mobile payment cuenta dondequiera que esté.',
    'payment? es solo un indicio: dos indicios hacen el tema.',
    'court -tennis no cuenta en una frase con tennis.',
    'seed +garden solo cuenta junto a garden.',
    '=AI solo cuenta con estas mayúsculas.',
  ],
  likely: 'Frecuentes en sus noticias y raras en las demás:',
  made: (title) => `${title} ya es un tema.`,
  renamed: (title) => `Ahora se llama ${title}.`,
  tagged: (tag) => `Su etiqueta es ahora #${tag}. Lectores, noticias y borradores lo han seguido.`,
  wordsChanged: (added, removed) =>
    added + removed === 0
      ? 'No ha cambiado nada.'
      : `${plural(added, 'palabra añadida', 'palabras añadidas')}, ${plural(removed, 'quitada')}.`,
  noWord: (text) => `No encuentro ninguna palabra en «${text}».`,
  noTag: (text) => `«${text}» no puede ser una etiqueta: son letras, cifras y guiones, o chino.`,
  taken: (title) => `${title} ya es un tema:`,
  unknown: (name) => `No conozco el tema «${name}».`,
  into: (title) => `¿A qué tema debe pasar ${title}?`,
  askMerge: (from, into, items, followers) =>
    `¿Hacer que ${from} sea parte de ${into}? Pasan con él ${plural(items, 'noticia')} y ${readers(followers)}, y también sus palabras.`,
  merged: (from, into) => `${from} es ahora parte de ${into}.`,
  askRemove: (title, items, followers) =>
    `¿Eliminar ${title}? Desaparece de ${plural(items, 'noticia')} y de ${readers(followers)}.`,
  removed: (title) => `${title} ya no es un tema.`,
  onlyOne: (title, followers) =>
    `${readers(followers)} ${followers === 1 ? 'sigue' : 'siguen'} solo ${title} y ${followers === 1 ? 'recibiría' : 'recibirían'} todo. Mejor hazlo parte de otro tema.`,
  askTry: '¿Qué titular debo adivinar?',
  tried: (text) => `Lo que adivinaría para «${text}»:`,
  guessed: (title, words) => `${title}: ${words}`,
  hinted: (title, words) => `${title}, no del todo: ${words}`,
  guessedNothing: 'Nada.',
  try: 'Probar un titular',
  tryTitle: 'Titular',
  unclear: (verb) => `No sé qué significa «${verb}» para los temas.`,
  topicWhat: (name) => `el tema ${name}`,
  mergedWhat: (name, into) => `el tema ${name} parte de ${into}`,
  topicsWhat: (count) => plural(count, 'tema'),
  editorsOnly: 'De los temas se ocupan los editores de este boletín.',
}
