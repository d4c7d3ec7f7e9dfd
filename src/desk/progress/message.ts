import { type Action, type Block, type Doc, type Inline, paragraph, text } from '../../doc.ts'
import type { Language } from '../../model.ts'
import { type Phrases, phrasesIn } from '../../phrases/index.ts'
import { clockText, formatMoment, localDate } from '../../time/format.ts'
import { sayHalt } from './halt-words.ts'
import { ended, isOver, type ProgressState, total } from './state.ts'

/** How an issue's progress is shown. */
export interface ProgressView {
  readonly language: Language
  readonly timeZone: string
  readonly now: number
  /** Deliveries a second over the last while; null: not known yet, or nothing moves. */
  readonly perSecond: number | null
}

/** How far an issue is as a message, with what can be done about it. */
export function composeProgress(state: ProgressState, view: ProgressView): Doc {
  const phrases = phrasesIn(view.language)
  const { issue, progress } = state
  const lines = [...troubleLines(state, phrases, view), ...laneLines(state, phrases, view)]
  const actions = actionsFor(state, phrases)
  const all = total(progress)
  const blocks: Block[] = [
    { kind: 'title', text: phrases.issue(issue.number), note: headNote(state, phrases) },
    ...(all === 0 ? [paragraph(phrases.publishing.noReaders)] : [paragraph(bar(ended(state) / all))]),
    ...(all === 0 ? [] : [paragraph(speedLine(state, phrases, view))]),
    ...(state.halted === null ? [] : [paragraph(phrases.publishing.haltReason(sayHalt(state.halted, phrases)))]),
    ...(lines.length === 0 ? [] : [{ kind: 'list', entries: lines } as const]),
    ...(actions.length === 0 ? [] : [{ kind: 'actions', actions } as const]),
  ]
  return { language: view.language, blocks }
}

/** A share from 0 to 1, drawn. It is full only when all is done. */
export function bar(share: number): string {
  const full = Math.floor(share * width)
  return `${'▓'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(share * 100)} %`
}

/** What a platform is called among people. */
export const platformName = (platform: string): string => `${platform.slice(0, 1).toUpperCase()}${platform.slice(1)}`

/** A moment as briefly as can be: the time, with the day in front where it is not today. */
export const briefly = (at: number, { now, timeZone, language }: Omit<ProgressView, 'perSecond'>): string =>
  localDate(at, timeZone) === localDate(now, timeZone) ? clockText(at, timeZone) : formatMoment(at, timeZone, language)

const width = 20

function headNote(state: ProgressState, { publishing }: Phrases): string {
  if (state.halted !== null) return publishing.stopped
  if (isOver(state)) return publishing.done
  const { pending, sending } = state.progress
  return pending > 0 && sending === 0 && pending === state.later.count ? publishing.waiting : publishing.goingOut
}

function speedLine(
  { progress, later, halted }: ProgressState,
  { publishing }: Phrases,
  { perSecond }: ProgressView,
): string {
  const counted = publishing.sentOf(progress.sent, total(progress))
  const open = progress.pending + progress.sending - later.count
  if (perSecond === null || perSecond <= 0 || halted !== null || open <= 0) return counted
  const speed = publishing.perSecond(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond))
  return `${counted} · ${speed} · ${publishing.left(Math.floor(open / perSecond / 60))}`
}

type Line = readonly Inline[]

function troubleLines(state: ProgressState, { publishing }: Phrases, view: ProgressView): readonly Line[] {
  const { progress, fixes, later, lost } = state
  const line = (count: number, say: (count: number) => string): readonly Line[] =>
    count > 0 ? [[text(say(count))]] : []
  const copies = total(fixes)
  const { last } = later
  return [
    ...(last === null ? [] : line(later.count, (count) => publishing.dueLater(count, briefly(last, view)))),
    ...line(lost, publishing.lost),
    ...line(progress.failed - lost, publishing.failed),
    ...line(progress.uncertain, publishing.uncertain),
    ...line(progress.skipped, publishing.skipped),
    ...line(copies, () => publishing.fixes(copies - fixes.pending - fixes.sending, copies)),
    ...line(fixes.told, publishing.fixesTold),
    ...line(fixes.failed + fixes.uncertain, publishing.fixesFailed),
  ]
}

const laneLines = ({ resting }: ProgressState, { publishing }: Phrases, view: ProgressView): readonly Line[] =>
  resting.map(({ platform, standing, pausedUntil }) => {
    const name = platformName(platform)
    return [
      text(
        standing === 'closed'
          ? publishing.laneClosed(name)
          : publishing.lanePaused(name, briefly(pausedUntil ?? 0, view)),
      ),
    ]
  })

function actionsFor({ issue, progress, halted }: ProgressState, { publishing }: Phrases): readonly Action[] {
  const command = `deliveries ${issue.number}`
  const open = progress.pending + progress.sending > 0
  const going: readonly Action[] = [
    halted === null
      ? { label: publishing.pause, command: `${command} pause` }
      : { label: publishing.resume, command: `${command} resume`, tone: 'primary' },
    { label: publishing.cancel, command: `${command} cancel`, tone: 'danger' },
  ]
  const held: readonly Action[] = [
    { label: publishing.resend(progress.uncertain), command: `${command} resend` },
    { label: publishing.leave, command: `${command} leave` },
  ]
  return [
    ...(open ? going : []),
    ...(!open && progress.uncertain > 0 ? held : []),
    ...(progress.failed + progress.uncertain > 0 ? [{ label: publishing.why, command: `${command} why` }] : []),
  ]
}
