import { useMemo } from 'react'
import { useText, worded } from '../../../text/index.ts'
import { useAreaNames } from '../figures/useAreaNames.ts'
import { usePlanTable } from '../state/table.ts'
import { useRested } from '../state/useRested.ts'
import { communityCentres, type GapRow, gapRows } from './gapRows.ts'

const COMMUNITY_CODE = 12
const NO_ROWS: readonly GapRow[] = []

/** The gaps of the last whole answer, worded; the same array while it is the same answer. */
export function useGapRows(): { rows: readonly GapRow[]; isOld: boolean; isKnown: boolean } {
  const { t } = useText()
  const { base, settings, edits } = usePlanTable()
  const { gaps, isOld } = useRested()
  const nameOf = useAreaNames()
  const centres = useMemo(() => (base ? communityCentres(base) : new Map()), [base])
  const rows = useMemo(() => {
    if (!gaps || !base) return NO_ROWS
    const names = new Map(base.points.map(({ id, name, kind }) => [id, name || worded(t, 'pointKind', kind)]))
    for (const edit of edits) if (edit.type === 'addPoint') names.set(edit.id, edit.name)
    return gapRows(gaps, settings.weight, centres, {
      areaName: (code) => (code === null ? t('plan.noCell') : nameOf(code.slice(0, COMMUNITY_CODE))),
      pointName: (id) => names.get(id) ?? '',
      sideOf: (area, direction) =>
        direction === null ? area : t('plan.side', { area, side: t(`plan.side.${direction as 0 | 1 | 2 | 3}`) }),
    })
  }, [gaps, base, edits, settings.weight, centres, nameOf, t])
  return { rows, isOld, isKnown: gaps !== null }
}
