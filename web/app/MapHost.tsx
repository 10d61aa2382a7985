import { useQueries } from '@tanstack/react-query'
import type { CellFigures, District, Hazard } from '@wangge/api/contract'
import type { Level } from '@wangge/db/vocabulary'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useNow } from '../data/now.ts'
import {
  figuresQuery,
  loadHomes,
  useDistrict,
  useHazard,
  useHazards,
  useServicePoints,
  useTeams,
} from '../data/queries.ts'
import { useSelectedDetail } from '../data/useSelectedDetail.ts'
import { DistrictMap } from '../map/DistrictMap.tsx'
import type { View } from '../state/view.ts'
import { useText } from '../text/index.ts'
import { useTheme } from './Appearance.tsx'
import { usePlacePick } from './PlacePick.tsx'
import { hazardOfPath, pageKind } from './pageKind.ts'
import { usePageMap } from './pageMap.ts'
import { useAwaitedFocus } from './useAwaitedFocus.ts'
import { useMapDispatches } from './useMapDispatches.ts'
import { useView } from './ViewContext.tsx'

/** Rings of remaining time move on the map this often, in seconds. */
const RING_STEP_SECONDS = 15
const DESK_LAYERS: View['layers'] = ['hazards', 'teams', 'points']
/** The id of no hazard: beside an empty desk no team's way is drawn. */
const NO_HAZARD = ''
const COVER_LAYERS: View['layers'] = ['teams']

/** Hands the map what the page has loaded; the map answers with the view it wants and the level it draws. */
export default function MapHost() {
  const { t, language } = useText()
  const theme = useTheme()
  const { view: asked, change, focus } = useView()
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const isDesk = pageKind(pathname) === 'desk'
  const ownId = hazardOfPath(pathname)
  const pageMap = usePageMap()
  const shading = pageMap && 'shading' in pageMap ? pageMap.shading : null
  const cover = pageMap && 'cover' in pageMap ? pageMap.cover : null
  const own = pageMap && 'onBare' in pageMap ? pageMap : null
  const ownLayers = own?.layers ?? null
  const isShaded = shading !== null
  const isCover = cover !== null
  const view = useMemo(() => {
    if (isShaded) return { ...asked, layers: [], selection: null }
    if (isCover) return coverView(asked)
    if (ownLayers) return { ...asked, layers: ownLayers, selection: null, clocks: [] }
    return isDesk ? deskView(asked, ownId) : asked
  }, [asked, isShaded, isCover, ownLayers, isDesk, ownId])
  const shown = useRef(view)
  shown.current = view
  // The map answers with a whole view; only what it changed counts, since a selection may be on its way meanwhile.
  const onView = useCallback(
    (next: View) => {
      const { layers, selection, ...part } = partsThatDiffer(shown.current, next)
      if (pageMap) {
        if ('shading' in pageMap && selection?.type === 'cell') pageMap.onCell(selection.code)
        const chosen = 'cover' in pageMap && selection?.type === 'team' ? { selection } : {}
        if (part.camera || 'selection' in chosen) change({ ...(part.camera && { camera: part.camera }), ...chosen })
      } else if (!isDesk) change({ ...part, ...(layers && { layers }), ...(selection !== undefined && { selection }) })
      else if (selection?.type === 'hazard' && ownId !== null)
        void navigate({ pathname: `/hazards/${selection.id}`, search })
      else if (selection?.type === 'hazard') change({ ...part, selection })
      else if (part.camera) change({ camera: part.camera })
    },
    [change, pageMap, isDesk, ownId, navigate, search],
  )
  const district = useWholeWhere(isShaded)
  const hazards = useWithSelected(useHazards().data?.items, view)
  const { isOn, position, pick: onPick } = usePlacePick()
  const pick = useMemo(() => (isOn ? { position, onPick } : null), [isOn, position, onPick])
  const allTeams = useTeams().data?.items
  const beside = isDesk ? (view.selection?.type === 'hazard' ? view.selection.id : NO_HAZARD) : null
  const known = useMapDispatches(allTeams, beside)
  const { dispatches } = known
  const teams = useTeamsShown(known.teams, isCover ? view.selection : undefined)
  const servicePoints = useServicePoints().data?.items
  const detail = useSelectedDetail(view.selection)
  useAwaitedFocus(detail, hazards, allTeams)
  const nowMs = useNow(RING_STEP_SECONDS)
  const [levels, setLevels] = useState<readonly Level[]>([])
  const figures = useFiguresOf(district?.run ?? null, levels)

  const data = useMemo(
    () => ({
      district,
      figures,
      hazards: hazards ?? [],
      teams,
      servicePoints: servicePoints ?? [],
      detail,
      dispatches,
      nowMs,
    }),
    [district, figures, hazards, teams, servicePoints, detail, dispatches, nowMs],
  )
  if (!district) return null
  return (
    <DistrictMap
      view={view}
      onView={onView}
      theme={own?.theme ?? theme}
      language={language}
      t={t}
      data={{ ...data, district }}
      loadHomes={loadHomes}
      onLevels={setLevels}
      focus={focus}
      pick={pick}
      shading={shading}
      cover={cover}
      onBare={own?.onBare ?? null}
    />
  )
}

/** The district; a map of figures opens on all of it, not on its dense core. */
function useWholeWhere(isWhole: boolean): District | undefined {
  const { data } = useDistrict()
  return useMemo(() => (data && isWhole ? { ...data, coreBounds: null } : data), [data, isWhole])
}

/** Over the cover only the chosen team stands: names of cells and teams need the room. Undefined = every team. */
function useTeamsShown<T extends { id: string }>(
  teams: readonly T[],
  chosen: View['selection'] | undefined,
): readonly T[] {
  return useMemo(
    () => (chosen === undefined ? teams : teams.filter(({ id }) => chosen?.type === 'team' && chosen.id === id)),
    [teams, chosen],
  )
}

/** Who has which cell: teams alone over it, and of what is selected only a team. */
function coverView(view: View): View {
  const selection = view.selection?.type === 'team' ? view.selection : null
  return { ...view, layers: COVER_LAYERS, level: 'auto', clocks: [], selection }
}

/** Beside a page of words: hazards and points over plain ground; the page's own hazard is the selected one. */
function deskView(view: View, ownId: string | null): View {
  const selection = ownId === null ? view.selection : { type: 'hazard' as const, id: ownId }
  return { ...view, layers: DESK_LAYERS, clocks: [], selection }
}

/** The open cases, and the selected one even when it is closed. */
function useWithSelected(hazards: readonly Hazard[] | undefined, { selection }: View): readonly Hazard[] | undefined {
  const id = selection?.type === 'hazard' ? selection.id : null
  const isListed = id === null || hazards === undefined || hazards.some((hazard) => hazard.id === id)
  const own = useHazard(isListed ? null : id).data
  return useMemo(() => (hazards && own ? [...hazards, own] : hazards), [hazards, own])
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
