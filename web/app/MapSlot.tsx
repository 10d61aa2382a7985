import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { ErrorBoundary } from '../parts/ErrorBoundary.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useText } from '../text/index.ts'
import styles from './MapSlot.module.css'
import { usePlacePick } from './PlacePick.tsx'
import type { PageKind } from './pageKind.ts'
import { usePageMap } from './pageMap.ts'
import { usePanels } from './panels.tsx'
import { useWidth, type WidthClass } from './useWidth.ts'

const MapHost = lazy(() => import('./MapHost.tsx'))

/**
 * The place of the one map. It is fetched when first shown and then only hidden, or moved into the page that asks for it: making a
 * map anew would leak.
 */
export function MapSlot({ page }: { page: PageKind }) {
  const { t } = useText()
  const { sheetSize, right } = usePanels()
  const { isWhole } = usePlacePick()
  const width = useWidth()
  const place = placeOf(page, width, isWhole)
  const home = usePageMap()?.home ?? null
  const isHidden =
    home !== null || place === 'nowhere' || ((place === 'aside' || place === 'drawer') && right !== 'open')
  const [wasShown, setWasShown] = useState(!isHidden)
  if ((!isHidden || home !== null) && !wasShown) setWasShown(true)
  const slot = useRef<HTMLElement>(null)
  const [carrier] = useState(() => document.createElement('div'))
  useLayoutEffect(() => {
    carrier.className = styles['carrier'] ?? ''
    const around = home ?? slot.current
    around?.append(carrier)
  }, [home, carrier])
  return (
    <section
      ref={slot}
      id="map"
      role={page === 'command' ? 'main' : undefined}
      className={styles['slot']}
      data-sheet={width === 'phone' && place === 'page' ? sheetSize : undefined}
      data-map-place={place}
      aria-label={t('mapSlot.label')}
      hidden={isHidden}
      inert={isHidden}
    >
      {wasShown &&
        createPortal(
          <ErrorBoundary
            fallback={(retry) => (
              <Notice
                title={t('problem.title', { what: t('problem.what.map') })}
                what={t('problem.map')}
                onRetry={retry}
              />
            )}
          >
            <Suspense fallback={<div className={styles['land']} role="status" aria-label={t('mapSlot.loading')} />}>
              <MapHost />
            </Suspense>
          </ErrorBoundary>,
          carrier,
        )}
    </section>
  )
}

/** `page`: the map is the page; `aside`: over the clocks of the desk; `drawer`: over the desk's right side; `whole`: while a pin is set. */
type MapPlace = 'page' | 'aside' | 'drawer' | 'whole' | 'nowhere'

function placeOf(page: PageKind, width: WidthClass, isWhole: boolean): MapPlace {
  if (page === 'command') return 'page'
  if (page === 'other') return 'nowhere'
  if (isWhole) return 'whole'
  return width === 'wide' ? 'aside' : width === 'desk' ? 'drawer' : 'nowhere'
}
