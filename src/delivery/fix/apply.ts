import type { Fix, FixStep, ShownNotice, ShownPart } from '../../store/corrections.ts'

/** The copy after a step, as the ledger will have it. Pure. */
export function afterStep(fix: Fix, { message, notice, moves }: Pick<FixStep, 'message' | 'notice' | 'moves'>): Fix {
  const places = new Map(moves?.map(({ from, to }) => [from, to]))
  const moved = fix.shown
    .map((each) => {
      const to = places.get(each.part)
      if (to === undefined) return each
      return { ...each, part: to, standing: each.standing === 'there' ? ('unsure' as const) : each.standing }
    })
    .toSorted((a, b) => a.part - b.part)
  const shown = moved.flatMap((each) =>
    message?.part === each.part ? partAfter(each, message.became, fix.revision) : each,
  )
  const notices = fix.notices.map((each) =>
    notice?.notice === each.notice ? noticeAfter(each, notice, fix.revision) : each,
  )
  return { ...fix, shown, notices }
}

function partAfter(
  part: ShownPart,
  became: NonNullable<FixStep['message']>['became'],
  revision: number,
): readonly ShownPart[] {
  switch (became) {
    case 'changed':
      return [{ ...part, revision, standing: 'there' }]
    case 'gone':
      return [{ ...part, standing: 'gone', refused: revision }]
    case 'refused':
      return [{ ...part, refused: revision, standing: 'there' }]
    case 'removed':
      return []
  }
}

function noticeAfter(
  notice: ShownNotice,
  { became, items }: NonNullable<FixStep['notice']>,
  revision: number,
): ShownNotice {
  switch (became) {
    case 'changed':
      return { ...notice, items, revision, standing: 'there' }
    case 'refused':
      return { ...notice, standing: 'refused' }
    case 'removed':
      return { ...notice, id: null, items, revision: 0, standing: 'there' }
    case 'stuck':
      return { ...notice, id: null, items, standing: 'there' }
  }
}
