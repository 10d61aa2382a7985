import { lazy, Suspense } from 'react'
import { Outlet, useLocation } from 'react-router'
import { FigureSheetHost } from '../parts/FigureSheet.tsx'
import { KeyHelp } from '../parts/KeyHelp.tsx'
import { StatusBar } from '../parts/StatusBar.tsx'
import { Toasts } from '../parts/Toasts.tsx'
import { useText } from '../text/index.ts'
import { Appearance } from './Appearance.tsx'
import { MapSlot } from './MapSlot.tsx'
import { PlacePickProvider } from './PlacePick.tsx'
import { pageKind } from './pageKind.ts'
import { PanelsProvider, usePanels } from './panels.tsx'
import { Rail } from './Rail.tsx'
import styles from './Shell.module.css'
import { TopBar } from './TopBar.tsx'
import { useGlobalKeys } from './useGlobalKeys.ts'
import { useWidth } from './useWidth.ts'
import { ViewProvider } from './ViewContext.tsx'

const Live = lazy(() => import('./Live.tsx'))

/** The frame of every page: top bar, rail, the one map, and the page's panels around it. */
export function Shell() {
  return (
    <ViewProvider>
      <Appearance>
        <PanelsProvider>
          <Toasts>
            <FigureSheetHost>
              <PlacePickProvider>
                <Frame />
              </PlacePickProvider>
            </FigureSheetHost>
          </Toasts>
        </PanelsProvider>
      </Appearance>
    </ViewProvider>
  )
}

function Frame() {
  const { t } = useText()
  const { pathname } = useLocation()
  const { left, right } = usePanels()
  const width = useWidth()
  useGlobalKeys()
  return (
    <div className={styles['shell']} data-page={pageKind(pathname)} data-left={left} data-right={right}>
      <a className={styles['skip']} href={pathname === '/' && width === 'narrow' ? '#map' : '#main'}>
        {t('app.skip')}
      </a>
      <TopBar />
      <StatusBar />
      <Rail />
      <MapSlot page={pageKind(pathname)} />
      <Outlet />
      <KeyHelp />
      <Suspense>
        <Live />
      </Suspense>
    </div>
  )
}
