import { useQuery } from '@tanstack/react-query'
import type { ResidencePoints } from '@wangge/api/contract'
import { COVERAGE_STATES } from '@wangge/db/vocabulary'
import { secondsLeft } from '../../data/clockState.ts'
import { useNow } from '../../data/now.ts'
import { loadHomes, useDistrict, useFigures, useHazards, useServicePoints, useTeams } from '../../data/queries.ts'
import { age, countdown, minutes } from '../../format/duration.ts'
import { NOTHING, people, percent } from '../../format/number.ts'
import { openingHours } from '../../format/openingHours.ts'
import { ClockSymbol, HomeSymbol, ServicePointSymbol, TeamSymbol } from '../../map/symbols.tsx'
import { CoverageSwatch } from '../../parts/CoverageSwatch.tsx'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useText, worded } from '../../text/index.ts'
import { cellRows, rankCells } from '../command/coverage/rankCells.ts'
import { queueRows } from '../command/queue/queueOrder.ts'
import type { ListEntry } from './listEntry.ts'

/** Rows of the list by kind; null until the data is there. */
export function useHazardEntries(): ListEntry[] | null {
  const { t, language } = useText()
  const kindName = useHazardKindName()
  const items = useHazards().data?.items
  const nowMs = useNow(5)
  if (!items) return null
  return queueRows(items, nowMs).map(({ hazard, clock }) => {
    const left = secondsLeft(hazard, nowMs)
    return {
      selection: { type: 'hazard', id: hazard.id },
      place: { position: hazard.position },
      symbol: <ClockSymbol clock={clock} size={16} />,
      name: `${kindName(hazard.kind)}${hazard.grade === 'major' ? `（${t('grade.major')}）` : ''}`,
      detail: [hazard.cellName, hazard.address, hazard.serial].filter(Boolean).join(' · '),
      value: left === null ? t(`clock.${clock}`) : countdown(left, language),
      valueNote: t(`clock.${clock}`),
    }
  })
}

export function useCellEntries(): ListEntry[] | null {
  const { t, language } = useText()
  const district = useDistrict().data
  const level = district?.levels.some((entry) => entry.level === 'community' && entry.cells > 0)
    ? 'community'
    : 'township'
  const figures = useFigures(district?.run?.id ?? null, level).data
  if (!figures) return district && !district.run ? [] : null
  return rankCells(cellRows(figures), 'gap').map((cell) => ({
    selection: { type: 'cell', code: cell.code },
    place: {},
    symbol: <CoverageSwatch rate={cell.rate} isReliable={cell.isReliable} />,
    name: cell.name,
    detail: [cell.code, people(cell.people, language), cell.isReliable ? '' : t('coverage.unreliable')]
      .filter(Boolean)
      .join(' · '),
    value: `${t('coverage.gap')} ${people(cell.peopleGap, language)}`,
    valueNote: percent(cell.rate),
  }))
}

export function usePointEntries(): ListEntry[] | null {
  const { t, language } = useText()
  const items = useServicePoints().data?.items
  if (!items) return null
  return items.map((point) => ({
    selection: { type: 'servicePoint', id: point.id },
    place: { position: point.position, zoom: 15 },
    symbol: <ServicePointSymbol kind={point.kind} open={point.openNow} size={18} />,
    name: point.name,
    detail: [
      worded(t, 'pointKind', point.kind),
      point.openingHours && openingHours(point.openingHours, language),
      point.code,
    ]
      .filter(Boolean)
      .join(' · '),
    value: t(point.openNow ? 'point.open' : 'point.closed'),
    valueNote: t(point.staffed ? 'point.staffed' : 'point.unstaffed'),
  }))
}

export function useTeamEntries(): ListEntry[] | null {
  const { t, language } = useText()
  const items = useTeams().data?.items
  const nowMs = useNow(15)
  if (!items) return null
  return items.map((team) => ({
    selection: { type: 'team', id: team.id },
    place: { position: team.position, zoom: 15 },
    symbol: <TeamSymbol kind={team.kind} state={team.state} stale={team.stale} size={20} />,
    name: team.name,
    detail: [t(`teamKind.${team.kind}`), team.cellName, team.code].filter(Boolean).join(' · '),
    value: t(team.stale ? 'teamState.stale' : `teamState.${team.state}`),
    valueNote: team.positionAt === null ? NOTHING : age((nowMs - Date.parse(team.positionAt)) / 1000, language),
  }))
}

export function useHomeEntries(): ListEntry[] | null {
  const { t, language } = useText()
  const district = useDistrict().data
  const bounds = district?.bounds ?? null
  const homes = useQuery({
    queryKey: ['homes', 'whole', bounds, district?.run?.id],
    queryFn: ({ signal }) => loadHomes(bounds ?? [0, 0, 0, 0], signal),
    enabled: bounds !== null,
  }).data
  if (!homes) return null
  const limitSeconds = district?.run?.limitSeconds ?? 600
  return gapHomes(homes).map((row) => ({
    selection: { type: 'residence', id: homes.id[row] ?? '' },
    place: { position: [homes.lon[row] ?? 0, homes.lat[row] ?? 0], zoom: 16 },
    symbol: <HomeSymbol state="gap" size={12} />,
    name: people(homes.people[row], language),
    detail: `${homes.lon[row]?.toFixed(5)}, ${homes.lat[row]?.toFixed(5)}`,
    value:
      homes.walkSeconds[row] == null ? t('coverageState.gap') : minutes(homes.walkSeconds[row], language, limitSeconds),
    valueNote: t('coverageState.gap'),
  }))
}

/** Row numbers of homes in the gap, those with most residents first. */
function gapHomes({ state, people: residents }: ResidencePoints): number[] {
  const gap = COVERAGE_STATES.indexOf('gap')
  return state
    .flatMap((value, row) => (value === gap ? [row] : []))
    .sort((a, b) => (residents[b] ?? 0) - (residents[a] ?? 0))
}
