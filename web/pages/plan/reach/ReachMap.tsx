import type { TeamReach } from '@wangge/api/contract'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTheme } from '../../../app/Appearance.tsx'
import { askForMap } from '../../../app/pageMap.ts'
import { useView } from '../../../app/ViewContext.tsx'
import { CoverageKey } from '../../../map/CoverageKey.tsx'
import type { BareMap } from '../../../map/types.ts'
import type { View } from '../../../state/view.ts'
import { useText } from '../../../text/index.ts'
import type { Moves, Place } from './moves.ts'
import styles from './ReachPage.module.css'
import { drawReach, removeReach } from './reachLayers.ts'
import { type ReachSettings, useTeamShed } from './reachQueries.ts'
import { useTeamMarkers } from './useTeamMarkers.ts'

const NO_LAYERS: View['layers'] = []

interface ReachMapProps {
  settings: ReachSettings
  reach: TeamReach | undefined
  moves: Moves
  teamId: string | null
  onChoose(id: string | null): void
  onMove(teamId: string, place: Place): void
}

/** The one map: communities by the share that some team reaches, teams to drag, and the chosen team's reach. */
export function ReachMap({ settings, reach, moves, teamId, onChoose, onMove }: ReachMapProps) {
  const { t } = useText()
  const theme = useTheme()
  const { focusOn } = useView()
  const home = useRef<HTMLDivElement>(null)
  const [bare, setBare] = useState<BareMap | null>(null)
  const onBare = useCallback((next: BareMap | null) => setBare(next), [])
  useLayoutEffect(() => {
    if (home.current) askForMap({ home: home.current, layers: NO_LAYERS, onBare })
    return () => askForMap(null)
  }, [onBare])
  const map = bare?.map ?? null
  const epoch = bare?.epoch ?? 0
  const tried = teamId === null ? undefined : moves[teamId]
  const shed = useTeamShed(settings, teamId, tried).data
  const chosen = reach?.teams.find(({ id }) => id === teamId) ?? null
  const cells = reach?.cells
  // A reach from elsewhere would show what is not asked: the answer says from where it is.
  const geometry = shed && chosen && isNear(shed.properties.position, chosen.position) ? shed.geometry : null
  const isDrawn = map !== null && epoch > 0
  useEffect(() => {
    if (map && epoch > 0 && cells) drawReach(map, { cells, geometry, theme })
  }, [map, epoch, cells, geometry, theme])
  useEffect(() => (map && epoch > 0 ? () => removeReach(map) : undefined), [map, epoch])
  const teams = useMemo(() => reach?.teams ?? [], [reach])
  useTeamMarkers(isDrawn ? map : null, { teams, moves, teamId, onChoose, onMove })
  const position = chosen?.position
  const place = position?.join()
  useEffect(() => {
    if (teamId !== null && place) focusOn({ position: place.split(',').map(Number) as [number, number] })
  }, [teamId, place, focusOn])
  const label =
    chosen === null
      ? t('planReach.mapAll', { n: settings.minutes })
      : t('planReach.map', { team: chosen.name, n: settings.minutes })
  return (
    <section className={styles['map']} aria-label={label}>
      <div ref={home} className={styles['home']} data-map-place="panel" />
      <div className={styles['legend']}>
        <CoverageKey theme={theme} t={t} limitMinutes={settings.minutes} isBackdrop={false} />
        <p className={styles['note']}>{label}</p>
        {chosen !== null && tried && !geometry && <p className={styles['note']}>{t('planReach.noTriedShed')}</p>}
      </div>
    </section>
  )
}

/** About a metre. */
const NEAR_DEGREES = 1e-5

const isNear = (one: readonly [number, number] | null, other: readonly [number, number] | null): boolean =>
  one !== null &&
  other !== null &&
  Math.abs(one[0] - other[0]) < NEAR_DEGREES &&
  Math.abs(one[1] - other[1]) < NEAR_DEGREES
