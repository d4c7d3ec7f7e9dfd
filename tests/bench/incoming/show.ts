import { digits, printTable } from '../table.ts'
import type { Result, Seen } from './duel.ts'

/** Prints rates and latencies of the program beside the bare bot; `aims` says what the program is to reach, `name` what the tables are kept under. */
export function show(
  name: string,
  title: string,
  results: readonly Result[],
  aims: { readonly rate: string; readonly latency: string; readonly times: 'answers' | 'acknowledgements' },
): void {
  const rates = results.map(({ library, ours, bare }) => {
    const share = ours.rates.map((rate, turn) => rate / (bare.rates[turn] ?? Number.NaN))
    const range = `${digits(Math.min(...share) * 100, 0)}–${digits(Math.max(...share) * 100, 0)} %`
    const [mine, theirs] = [at(ours.rates, 0.5), at(bare.rates, 0.5)]
    return [
      library,
      digits(mine, 0),
      digits(theirs, 0),
      `${digits(at(share, 0.5) * 100, 0)} %`,
      range,
      lostOf(ours, bare),
    ]
  })
  const head = ['a second', 'Briefwire', 'bare bot', 'share', 'range', 'lost']
  printTable(`${title} (aim: ${aims.rate})`, head, rates, `${name}.rates`)
  const sides = results.flatMap(({ library, ours, bare }): [string, Seen][] => [
    [`${library}, Briefwire`, ours],
    [`${library}, bare bot`, bare],
  ])
  const times = sides.map(([name, seen]) => {
    const { [aims.times]: all } = seen
    return [name, digits(at(all, 0.5)), digits(at(all, 0.99)), digits(at(all, 1)), String(all.length)]
  })
  printTable(aims.latency, ['milliseconds', 'p50', 'p99', 'most', 'updates'], times, `${name}.latency`)
}

const lostOf = (ours: Seen, bare: Seen): string => `${ours.lost}, ${bare.lost}`

const at = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
