/** What is said of work that takes a while. */
export const progress = {
  /** `Importing subscribers: 42,000 of 100,000`. */
  of: (what: string, done: number, total: number): string =>
    `${what}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  /** How much is done, where nobody knows of how much. */
  done: (what: string, done: number): string => (done === 0 ? what : `${what}: ${done.toLocaleString('en')}`),
  left: (seconds: number): string => `${clock(seconds)} left`,
  since: (seconds: number): string => clock(seconds),
  importing: 'Importing subscribers',
  reading: 'Reading subscribers',
  exporting: 'Writing subscribers',
  fetching: (address: string): string => `Reading ${address}`,
  publishing: 'Publishing',
  delivering: (issue: number): string => `Delivering issue ${issue}`,
}

const clock = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
