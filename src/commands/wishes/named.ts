/** Those settings that have a file of their own beside `wishNames`. */
export const mainNames = ['topics', 'format', 'hour', 'zone', 'language', 'more'] as const
export type MainName = (typeof mainNames)[number]

/** The setting of that name, in the words that people use for it; null: none of these. */
export const mainNamed = (name: string): MainName | null =>
  mainNames.find((known) => known === name) ?? synonyms.find(([pattern]) => pattern.test(name))?.[1] ?? null

const synonyms: readonly (readonly [RegExp, MainName])[] = [
  [/^(?:topic|tags?|subjects?|temas?|话题|主题|标签)$/, 'topics'],
  [/^(?:style|layout|form|formato|estilo|形式|格式|样式)$/, 'format'],
  [/^(?:hours?|time|at|when|delivery|horas?|horario|时间|钟点|几点|推送时间)$/, 'hour'],
  [/^(?:timezone|time-zone|tz|zones|place|city|location|zona|zona-horaria|ciudad|lugar|时区|城市|地点)$/, 'zone'],
  [/^(?:others?|m[áa]s|更多)$/, 'more'],
  [/^(?:lang|languages|idioma|lengua|语言)$/, 'language'],
]
