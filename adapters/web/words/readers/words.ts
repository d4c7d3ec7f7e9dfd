/** What the pages for those who read by mail say. */
export interface ReaderWords {
  readonly byMail: string
  readonly subscribeTo: (brief: string) => string
  readonly intro: string
  readonly address: string
  readonly topics: string
  readonly topicsHint: string
  readonly format: string
  readonly formats: Readonly<Record<'full' | 'headlines', string>>
  readonly pictures: string
  readonly language: string
  readonly subscribe: string
  readonly noTracking: string
  readonly noAddress: string
  readonly oldForm: string
  readonly sent: string
  readonly sentWhy: string
  readonly confirm: string
  readonly confirmWhy: string
  readonly doConfirm: string
  readonly gone: string
  readonly goneWhy: string
  readonly welcome: string
  readonly welcomeWhy: string
  readonly yours: string
  readonly forged: string
  readonly forgedWhy: string
  readonly page: string
  readonly states: Readonly<Record<'active' | 'lost' | 'left', string>>
  readonly resting: (until: string) => string
  readonly time: string
  readonly hour: string
  readonly atOnce: string
  readonly zone: string
  readonly zoneOfBrief: (zone: string) => string
  readonly save: string
  readonly saved: string
  readonly rest: string
  readonly restDays: (days: number) => string
  readonly doRest: string
  readonly come: string
  readonly leave: string
  readonly leaveWhy: (brief: string) => string
  readonly left: string
  readonly leftWhy: string
  readonly kept: string
  readonly keptWhat: (since: string, issues: number) => string
  readonly forget: string
  readonly forgetSure: string
  readonly forgotten: string
  readonly forgottenWhy: string
  readonly nothingKept: string
  readonly nothingKeptWhy: string
}
