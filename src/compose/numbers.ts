/** Item numbers as a button carries them: `1-3,7`. They come in order. */
export function writeNumbers(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join()
}

/** The numbers up to `most` that were written so; what is none is left out. */
export function readNumbers(written: string, most: number): readonly number[] {
  const numbers = new Set<number>()
  for (const run of written.split(',')) {
    const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(run)
    if (match === null) continue
    const to = Math.min(most, Number(match[2] ?? match[1]))
    for (let number = Number(match[1]); number <= to; number++) numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b)
}
