import type { District, WallMap as Moving } from '@wangge/api/contract'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useText } from '../../text/index.ts'
import styles from './MapFrame.module.css'
import type { Shown } from './useRotation.ts'

const WallMap = lazy(() => import('./WallMap.tsx'))

/** The driver needs a moment before it gives a context again; each time that does not help, twice as long, up to half a minute. */
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000
/** A map that has stood this long is well again. */
const WELL_AFTER_MS = 60_000

interface MapFrameProps {
  district: District | undefined
  /** Box of the area shown; null = all that the screen may see. */
  bounds: [number, number, number, number] | null
  moving: Moving | undefined
  view: Shown
  scale: number
}

/** The map's place. A map that has lost the graphics card is taken down and put up anew; all beside it stays. */
export function MapFrame({ district, bounds, moving, view, scale }: MapFrameProps) {
  const { t } = useText()
  const [{ life, isLost, waitMs }, set] = useState({ life: 0, isLost: false, waitMs: FIRST_WAIT_MS })
  const onLost = useCallback(() => set((before) => ({ ...before, isLost: true })), [])
  useEffect(() => {
    const act = isLost
      ? () => set({ life: life + 1, isLost: false, waitMs: Math.min(2 * waitMs, LONGEST_WAIT_MS) })
      : () => set((before) => ({ ...before, waitMs: FIRST_WAIT_MS }))
    const timer = setTimeout(act, isLost ? waitMs : WELL_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isLost, life, waitMs])
  return (
    <div className={styles['frame']} data-map-life={life}>
      {district && !isLost && (
        <Suspense>
          <WallMap
            key={life}
            district={district}
            bounds={bounds}
            moving={moving}
            view={view}
            scale={scale}
            onLost={onLost}
          />
        </Suspense>
      )}
      {isLost && (
        <p className={styles['lost']} role="status">
          {t('wall.mapLost')}
        </p>
      )}
    </div>
  )
}
