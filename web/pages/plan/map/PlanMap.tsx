import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { askForMap } from '../../../app/pageMap.ts'
import type { BareMap } from '../../../map/types.ts'
import type { View } from '../../../state/view.ts'
import { useText } from '../../../text/index.ts'
import { PlanTools } from '../tools/PlanTools.tsx'
import { ToolOverlay } from '../tools/ToolOverlay.tsx'
import styles from './PlanMap.module.css'
import { PlanPointerContext } from './pointer.ts'
import { usePointerOf } from './usePointerOf.ts'

const NO_LAYERS: View['layers'] = []
const NOTHING_HIT = () => ({ pinId: null, residenceRow: null })
const ignore = (): void => undefined

/** The one map inside the planner's page, with the planner's own layers, legend and tools. */
export function PlanMap({ className }: { className: string }) {
  const { t } = useText()
  const home = useRef<HTMLDivElement>(null)
  const [bare, setBare] = useState<BareMap | null>(null)
  const onBare = useCallback((next: BareMap | null) => setBare(next), [])
  useLayoutEffect(() => {
    if (home.current) askForMap({ home: home.current, layers: NO_LAYERS, onBare })
    return () => askForMap(null)
  }, [onBare])
  const pointer = usePointerOf(bare, NOTHING_HIT, ignore)
  return (
    <PlanPointerContext value={pointer}>
      <section className={className} aria-label={t('plan.map')}>
        <div ref={home} className={styles['home']} data-map-place="panel" />
        <div className={styles['tools']}>
          <PlanTools />
        </div>
        <ToolOverlay />
      </section>
    </PlanPointerContext>
  )
}
