import { useQueries } from '@tanstack/react-query'
import type { CellFigures, District } from '@wangge/api/contract'
import type { Level } from '@wangge/db/vocabulary'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNow } from '../data/now.ts'
import { figuresQuery, loadHomes, useDistrict, useHazards, useServicePoints, useTeams } from '../data/queries.ts'
import { useSelectedDetail } from '../data/useSelectedDetail.ts'
import { DistrictMap } from '../map/DistrictMap.tsx'
import type { View } from '../state/view.ts'
import { useText } from '../text/index.ts'
import { useTheme } from './Appearance.tsx'
import { useAwaitedFocus } from './useAwaitedFocus.ts'
import { useView } from './ViewContext.tsx'

/** Rings of remaining time move on the map this often, in seconds. */
const RING_STEP_SECONDS = 15

/** Hands the map what the page has loaded; the map answers with the view it wants and the level it draws. */
export default function MapHost() {
  const { t, language } = useText()
  const theme = useTheme()
  const { view, change, focus } = useView()
  const shown = useRef(view)
  shown.current = view
  // The map answers with a whole view; only what it changed counts, since a selection may be on its way meanwhile.
  const onView = useCallback((next: View) => change(partsThatDiffer(shown.current, next)), [change])
  const { data: district } = useDistrict()
  const hazards = useHazards().data?.items
  const teams = useTeams().data?.items
  const servicePoints = useServicePoints().data?.items
  const detail = useSelectedDetail(view.selection)
  useAwaitedFocus(detail, hazards, teams)
  const nowMs = useNow(RING_STEP_SECONDS)
  const [levels, setLevels] = useState<readonly Level[]>([])
  const figures = useFiguresOf(district?.run ?? null, levels)

  const data = useMemo(
    () => ({
      district,
      figures,
      hazards: hazards ?? [],
      teams: teams ?? [],
      servicePoints: servicePoints ?? [],
      detail,
      nowMs,
    }),
    [district, figures, hazards, teams, servicePoints, detail, nowMs],
  )
  if (!district) return null
  return (
    <DistrictMap
      view={view}
      onView={onView}
      theme={theme}
      language={language}
      t={t}
      data={{ ...data, district }}
      loadHomes={loadHomes}
      onLevels={setLevels}
      focus={focus}
    />
  )
}

/** Figures of the levels the map asks for, as far as they have arrived. */
function useFiguresOf(run: District['run'], levels: readonly Level[]): Partial<Record<Level, CellFigures>> {
  const runId = run?.state === 'done' ? run.id : null
  return useQueries({
    queries: runId === null ? [] : levels.map((level) => figuresQuery(runId, level)),
    combine: byLevel,
  })
}

const byLevel = (results: readonly { data: CellFigures | undefined }[]): Partial<Record<Level, CellFigures>> =>
  Object.fromEntries(results.flatMap(({ data }) => (data ? [[data.level, data]] : [])))

function partsThatDiffer(before: View, after: View): Partial<View> {
  const keys = Object.keys(after) as (keyof View)[]
  return Object.fromEntries(keys.filter((key) => after[key] !== before[key]).map((key) => [key, after[key]]))
}
