import { numberOf } from '../../time/read-clock.ts'

/** Items named in words (`the second one’s`, `number 7`, `la segunda`, `第七条`, `最后一条`) by their numbers, `last` for the last one. */
export const withNumbers = (line: string): string =>
  line
    .normalize('NFKC')
    .replaceAll(english, (_, name: string) => numberIn(englishNames, name))
    .replaceAll(/\b(?:the )?(?:number|item|no\.|nr\.?) ?(\d{1,4})\b/gi, '$1')
    .replaceAll(spanish, (_, name: string) => `la ${numberIn(spanishNames, name)}`)
    .replaceAll(/(?:最后一|末)条/g, '第last条')
    .replaceAll(/第?([一二三四五六七八九十]{1,3})条/g, (_, name: string) => `第${numberOf(name)}条`)
    .replaceAll(/第一(?=条|位|$)/g, '第1')

const englishNames = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last'
const spanishNames =
  'primer[ao]|segund[ao]|tercer[ao]|cuart[ao]|quint[ao]|sext[ao]|s[eé]ptim[ao]|octav[ao]|noven[ao]|d[eé]cim[ao]|[uú]ltim[ao]'
const english = new RegExp(`\\bthe (${englishNames}) (?:one|item|story|news)(?:['’]s)?(?![\\p{L}])`, 'giu')
const spanish = new RegExp(`(?<![\\p{L}])(?:la|el) (${spanishNames})(?: noticia)?(?![\\p{L}])`, 'giu')

function numberIn(names: string, name: string): string {
  const at = names.split('|').findIndex((each) => new RegExp(`^${each}$`, 'i').test(name))
  return at === 10 ? 'last' : String(at + 1)
}
