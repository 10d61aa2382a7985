import { useQueries } from '@tanstack/react-query'
import type { CellFigures, District } from '@wangge/api/contract'
import type { Level } from '@wangge/db/vocabulary'
import { useMemo, useState } from 'react'
import { useNow } from '../data/now.ts'
import { figuresQuery, loadHomes, useDistrict, useHazards, useServicePoints, useTeams } from '../data/queries.ts'
import { useSelectedDetail } from '../data/useSelectedDetail.ts'
import { DistrictMap } from '../map/DistrictMap.tsx'
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
  const { view, setView, focus } = useView()
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
      onView={setView}
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
