import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { usePlacePick } from '../../../app/PlacePick.tsx'
import { askForMap } from '../../../app/pageMap.ts'
import { useView } from '../../../app/ViewContext.tsx'
import type { BareMap } from '../../../map/types.ts'
import type { View } from '../../../state/view.ts'
import { useText } from '../../../text/index.ts'
import { CompareBar } from '../compare-settings/CompareBar.tsx'
import { CompareCard } from '../compare-settings/CompareCard.tsx'
import { usePlanTable } from '../state/table.ts'
import { usePlanPlace } from '../state/usePlanPlace.ts'
import { useRested } from '../state/useRested.ts'
import { PlanTools } from '../tools/PlanTools.tsx'
import { ToolOverlay } from '../tools/ToolOverlay.tsx'
import { GapPills } from './cards/GapPills.tsx'
import { PlanChips } from './cards/PlanChips.tsx'
import { PlanHover } from './cards/PlanHover.tsx'
import { PlanLegend } from './cards/PlanLegend.tsx'
import { WayPill } from './cards/WayPill.tsx'
import { ZoomTools } from './cards/ZoomTools.tsx'
import { hitTestOf } from './hitTest.ts'
import styles from './PlanMap.module.css'
import { PlanPointerContext, type PlanPointerEvent } from './pointer.ts'
import { useLayerKeys } from './useLayerKeys.ts'
import { usePlanMapLayers } from './usePlanMapLayers.ts'
import { usePointerOf } from './usePointerOf.ts'
import { useRoute } from './useRoute.ts'

const NO_LAYERS: View['layers'] = []
const COVERAGE: View['layers'] = ['coverage']
const NOTHING_HIT = () => ({ pinId: null, residenceRow: null })

/** The one map inside the planner's page, with the planner's own layers, legend and tools. */
export function PlanMap({ className }: { className: string }) {
  const { t } = useText()
  const { select } = useView()
  const place = usePlacePick()
  const { base, answer, settings, otherSettings, selectPoint } = usePlanTable()
  const { layers, homeId, gapKey, chooseGap } = usePlanPlace()
  const { gaps } = useRested()
  const home = useRef<HTMLDivElement>(null)
  const [bare, setBare] = useState<BareMap | null>(null)
  const onBare = useCallback((next: BareMap | null) => setBare(next), [])
  const below = layers.includes('coverage') ? COVERAGE : NO_LAYERS
  useLayoutEffect(() => {
    if (home.current) askForMap({ home: home.current, layers: below, onBare })
  }, [below, onBare])
  useLayoutEffect(() => () => askForMap(null), [])
  useEffect(() => () => setBare(null), [])
  useLayerKeys()

  const route = useRoute(homeId)
  const [share, setShare] = useState(0.5)
  const right = useOther()
  const scene = usePlanMapLayers(bare, route, right, right ? 2 * share - 1 : 2)
  const hitTest = useMemo(() => (bare ? hitTestOf(bare.map, scene) : NOTHING_HIT), [bare, scene])
  const onPick = ({ pinId, residenceRow, lon, lat }: PlanPointerEvent): void => {
    if (place.isOn) {
      place.pick([lon, lat])
      return
    }
    const id = residenceRow === null ? undefined : base?.residences.id[residenceRow]
    if (pinId !== null) selectPoint(pinId)
    else if (id !== undefined) select({ type: 'residence', id })
    else if (homeId !== null) select(null)
    else if (gapKey !== null) chooseGap(null)
    else selectPoint(null)
  }
  const { pointer, hovered } = usePointerOf(bare, hitTest, onPick)
  return (
    <PlanPointerContext value={pointer}>
      <section className={className} aria-label={t('plan.map')} data-map-waiting={answer === null}>
        <div ref={home} className={styles['home']} data-map-place="panel" />
        {otherSettings && <CompareBar share={share} onShare={setShare} />}
        <PlanChips />
        {otherSettings && <CompareCard />}
        <div className={styles['tools']}>
          <ZoomTools map={bare?.map ?? null} />
          <PlanTools />
        </div>
        <PlanLegend pins={scene.pins} />
        <ToolOverlay />
        {bare && layers.includes('gaps') && gaps && (
          <GapPills map={bare.map} gaps={gaps} weight={settings.weight} chosenKey={gapKey} onChoose={chooseGap} />
        )}
        {bare && route && route.residenceId === homeId && (
          <WayPill map={bare.map} route={route} limitSeconds={settings.limitSeconds} />
        )}
        {hovered && <PlanHover at={hovered} pins={scene.pins} />}
      </section>
    </PlanPointerContext>
  )
}

/** States under the other settings, as last known: a drag leaves them out. */
function useOther(): Uint8Array | null {
  const { answer, otherSettings } = usePlanTable()
  const last = useRef<Uint8Array | null>(null)
  if (answer?.other) last.current = answer.other.states
  if (!otherSettings) last.current = null
  return last.current
}
