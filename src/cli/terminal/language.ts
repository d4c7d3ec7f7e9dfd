import type { Environment } from '../../config.ts'
import { type Language, languageOfTag } from '../../model.ts'

/**
 * The language in which the command line speaks: the brief's where BRIEF_LANGUAGE says one, else the machine's (LC_ALL, LC_MESSAGES, LANG: the
 * first that is set counts, as POSIX has it), else English.
 */
export function shellLanguage(environment: Environment): Language {
  const said = ['BRIEF_LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]?.trim())
  return languageOfTag(said.find(Boolean) ?? '') ?? 'en'
}
