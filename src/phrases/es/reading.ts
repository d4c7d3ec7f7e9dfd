import type { Reading, RemarkKind } from '../en/reading.ts'
import { figure, plural } from './plural.ts'

const headline = 'Envía el titular con el enlace.'

/** What Briefwire says in Spanish of what it cannot read, or not quite. */
export const reading: Reading = {
  page: {
    noAddress: 'Esto no es la dirección de una página web.',
    withPassword: 'Hay un nombre o una contraseña en esta dirección. Envíala sin eso.',
    notPublic: 'Esta dirección no es pública: lleva a una red privada.',
    port: (port) => `No pregunto al puerto ${port}; las páginas web tienen el 80 o el 443.`,
    circle: 'Lleva de una dirección a otra sin fin.',
    refused: (status) => `El sitio respondió ${status}. ${headline}`,
    refusedFile: (status) => `El sitio respondió ${status}.`,
    isPdf: `Es un PDF, que no puedo leer. ${headline}`,
    noPage: `No es una página web. ${headline}`,
    untitled: `La página no dice cómo se llama. ${headline}`,
    late: 'El sitio no responde a tiempo.',
    noSite: 'Ese sitio no existe.',
    unreached: 'No se puede llegar al sitio.',
  },
  file: {
    empty: 'No hay nada en este archivo. Da un boletín con noticias como "1. Titular".',
    unknownEncoding: 'No se reconoce la codificación de este archivo. Guárdalo como UTF-8 e inténtalo de nuevo.',
    notText: 'No es un archivo de texto. Guarda el boletín como texto sin formato (UTF-8) e inténtalo de nuevo.',
    tooSlow: 'No pude leerlo a tiempo; no es un boletín como los que conozco. Comprueba que es el archivo correcto.',
    tooLarge: (megabytes) =>
      `Ocupa más de ${megabytes.toLocaleString('es', { maximumFractionDigits: 1 })} MB, mucho más que un boletín. Comprueba que es el archivo correcto.`,
  },
  formats: {
    pdf: 'Es un PDF, que no puedo leer. Copia su texto y pégalo aquí, o guárdalo como texto.',
    image: 'Es una imagen: no puedo leer sus palabras. Pega el texto mismo.',
    audio: 'Es una grabación, y no puedo escuchar. Escríbemela.',
    word: 'Es un archivo antiguo de Word o de OpenDocument. Guárdalo como .docx o como texto sin formato.',
    sheet: 'Es una hoja de cálculo. Guárdala como CSV, con una columna llamada "headline".',
    rtf: 'Es texto enriquecido (RTF). Guárdalo como .docx o como texto sin formato.',
    opml: 'Es una lista de fuentes web (OPML), no un boletín. Dame la dirección de una de ellas.',
    archive: 'Es un archivo comprimido. Descomprímelo y envía solo el boletín.',
    binary: 'No es un archivo de texto. Guarda el boletín como texto sin formato (UTF-8) e inténtalo de nuevo.',
    docx: 'No puedo leer este archivo de Word. Guárdalo como texto sin formato.',
    brokenDocument:
      'Este archivo de Word está dañado, o es por dentro mucho mayor que un boletín. Guárdalo otra vez, o como texto sin formato.',
    brokenFeed: 'Parece una fuente web, y no hay en ella nada que pueda leer.',
    otherJson: 'Este JSON no es ni una fuente web ni una edición exportada por Briefwire.',
    noColumns:
      'Esta tabla necesita una primera fila con los nombres de sus columnas, una de ellas "headline" (luego body, source, url, topics, section).',
    unreadable: 'No pude leer este archivo. Pega su texto, o guárdalo como texto sin formato.',
    tooDeep: 'Esta página está anidada más hondo que nada que escriba la gente. Copia su texto y pégalo.',
  },
  kinds: {
    numbers: 'números',
    bullets: 'viñetas',
    'sub-bullets': 'viñetas interiores',
    headings: 'encabezados',
    bold: 'comienzos en negrita',
    tags: 'etiquetas entre corchetes',
    times: 'horas del día',
    emoji: 'emojis',
    fields: 'rótulos',
    table: 'filas de tabla',
    messages: 'mensajes de un resumen',
    paragraphs: 'párrafos',
    lines: 'líneas',
  },
  read: {
    summary: (items, kind, sections, date, remarks) =>
      `${plural(items, 'noticia')} por sus ${kind}${sections > 0 ? `, ${plural(sections, 'sección', 'secciones')}` : ''}${
        date === null ? '' : `, fecha ${date}`
      }${remarks > 0 ? `; ${plural(remarks, 'observación', 'observaciones')}` : ''}`,
    iRead: (summary) => `He leído ${summary}.`,
    title: (title) => `Título: ${title}`,
    sections: (sections) => `Secciones: ${sections.join(', ')}`,
    section: (title, items) => `${title ?? 'sin título'} (${items})`,
    first: (first) => `Primera: ${first}`,
    last: (last) => `Última: ${last}`,
    closing: (words) => `Texto final: ${words}`,
    unsure: 'No estoy seguro de que se quiera decir así. Míralo, por favor.',
    other: (kind) => `También se puede leer por sus ${kind}.`,
    readBy: (kind) => `Por ${kind}`,
    asBefore: 'Como antes',
    none: (kind) => `Por sus ${kind} no hay más de una noticia.`,
  },
  remarks: {
    close: (kind, other) => `Las noticias se distinguieron por ${kind}; ${other} quedó cerca.`,
    tooManyLines: (count) =>
      `Este texto tiene ${plural(count, 'línea')}, muchas más que un boletín. No se buscaron noticias.`,
    noItems: 'Aquí no se distingue ninguna noticia. Empieza cada una con su número: "1. Titular".',
    between: 'Este texto está entre las noticias y no pertenece a ninguna. Se puso al final de la edición.',
    nothingBehind: (count) => `No hay nada detrás del número ${count}. Se dejó fuera.`,
    headless: (count, text) => `El número ${count} no tiene titular. Se dejó fuera: ${text}`,
    emptyHeading: (title) => `No hay ninguna noticia bajo este encabezado: ${title}`,
    firstNumber: (count) => `La primera noticia tiene el número ${count}. Las noticias se numeran de nuevo desde 1.`,
    outOfTurn: (count, expected, item) =>
      `El número ${count} está donde se esperaba el ${expected}. Se conservó como noticia ${item}.`,
    beforeFirst:
      'Este texto antes de la primera noticia no es título, ni fecha, ni encabezado. Se puso al final de la edición.',
    secondDate: (written, date) => `Una segunda fecha, ${written}. La edición es del ${date}; esta queda como texto.`,
    wrongWeekday: (date, weekday) => `${date} no cae en el día de la semana escrito al lado: ${weekday}.`,
    noYear: (written) =>
      `La fecha "${written}" no dice el año. Escríbela completa, como 2026-03-09; hasta entonces queda como texto.`,
    beyondLast: (last) =>
      `Las noticias tienen números hasta ${last}. Desde aquí, el texto se puso en la noticia anterior o al final: divídelo en dos ediciones.`,
    noDay: (written) => `No existe el día "${written}". Queda como texto.`,
    contents: (entries) => `Se dejó fuera un índice: ${entries}`,
    parentHeading: (title) => `Bajo «${title}» solo hay encabezados: ellos son las secciones, y este se dejó fuera.`,
    secondTitle: (title) => `Se dejó fuera un segundo título: ${title}`,
    leftOut: (text) => `Se dejó fuera esto: ${text}`,
    picture: (what) => `Se dejó fuera una imagen: ${what}`,
    address: (address) => `Se dejó fuera una dirección que desde aquí no lleva a ninguna parte: ${address}`,
    further: (count, kind) => `Desde aquí, ${figure(count)} problemas más de este tipo: ${kinds[kind]}.`,
  },
}

const kinds: Readonly<Record<RemarkKind, string>> = {
  between: 'texto entre las noticias',
  nothingBehind: 'un número sin noticia',
  emptyHeading: 'un encabezado sin noticias',
  outOfTurn: 'un número fuera de orden',
  beforeFirst: 'texto antes de la primera noticia',
  noDate: 'una fecha que no lo es',
  secondDate: 'una segunda fecha',
  picture: 'una imagen',
  leftOut: 'lo que habla del propio correo',
  secondTitle: 'un segundo título',
  parentHeading: 'un encabezado sobre encabezados',
  address: 'una dirección que desde aquí no lleva a ninguna parte',
}
