import { lazy, Suspense, useState } from 'react'
import { ErrorBoundary } from '../parts/ErrorBoundary.tsx'
import { Notice } from '../parts/Notice.tsx'
import { useText } from '../text/index.ts'
import styles from './MapSlot.module.css'
import { usePanels } from './panels.tsx'
import { useWidth } from './useWidth.ts'

const MapHost = lazy(() => import('./MapHost.tsx'))

/** The place of the one map. It is fetched when first shown and then only hidden: making a map anew would leak. */
export function MapSlot({ isHidden }: { isHidden: boolean }) {
  const { t } = useText()
  const { sheetSize } = usePanels()
  const width = useWidth()
  const [wasShown, setWasShown] = useState(!isHidden)
  if (!isHidden && !wasShown) setWasShown(true)
  return (
    <main
      id="map"
      className={styles['slot']}
      data-sheet={width === 'phone' ? sheetSize : undefined}
      aria-label={t('mapSlot.label')}
      hidden={isHidden}
      inert={isHidden}
    >
      {wasShown && (
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
        </ErrorBoundary>
      )}
    </main>
  )
}
