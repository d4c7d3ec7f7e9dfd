import type { Phrases } from '../../en/index.ts'

export const demo: Phrases['cli']['demo'] = {
  title: 'The Quayside Brief',
  filling: 'Inventando una semana',
  opened: ({ url, desk }) => [
    'Una semana inventada: siete ediciones (en inglés), unos 170 lectores en dos plataformas simuladas en memoria, correcciones. No se envía nada a ningún sitio.',
    `  ${url}/            pruébalo: un lector y un editor, uno al lado del otro`,
    `  ${url}/issues      el archivo`,
    `  ${desk}`,
    '                     la redacción y las entregas (/deliveries); sirve una vez, durante diez minutos',
    'Publica algo en la redacción y mira cómo llega. Con Ctrl-C se termina.',
  ],
  gone: ['Su base de datos es solo suya y desaparece al terminar.'],
  kept: (folder) => [`Su base de datos es solo suya y se queda en ${folder}. Para limpiar, borra esa carpeta.`],
  ownFolder: (folder) => `Ya hay un boletín en ${folder}. Indica otra carpeta para la demostración.`,
}
