import { readFileSync } from 'node:fs'

// Loaded before the program: its wall clock is as wrong as the file that WRONG_CLOCK names says, in milliseconds. SIGUSR2: look again.

const Right = Date
let byMs = 0

const look = (): void => {
  byMs = Number(readFileSync(process.env.WRONG_CLOCK ?? '', 'utf8'))
}

/** Only "now" is wrong: whoever names a moment gets that one. */
class WrongDate extends Right {
  constructor(...given: [] | [number | string | Date]) {
    super(given[0] ?? WrongDate.now())
  }
  static override now(): number {
    return Right.now() + byMs
  }
}

look()
process.on('SIGUSR2', look)
Object.defineProperty(globalThis, 'Date', { value: WrongDate, writable: true, configurable: true })
