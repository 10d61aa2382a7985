import { createContext, type ReactNode, useContext, useState } from 'react'
import { useView } from '../app/ViewContext.tsx'
import { useNow } from '../data/now.ts'
import { useDistrict } from '../data/queries.ts'
import { dateTime } from '../format/date.ts'
import { useText, worded } from '../text/index.ts'
import styles from './FigureSheet.module.css'
import { SideDialog } from './SideDialog.tsx'
import { useNetworkName } from './useNetworkName.ts'

/** Where a number comes from. */
export interface FigureOrigin {
  name: string
  value: string
  formula: string
  note?: string
  /** What was counted, where it is not the coverage run; it was counted now. */
  source?: string
  /** The people, homes or places that add up to it. */
  list?: ReactNode
}

const OpenContext = createContext<(origin: FigureOrigin) => void>(() => undefined)
export const useOpenFigure = (): ((origin: FigureOrigin) => void) => useContext(OpenContext)

/** Holds the one sheet that opens from any number: formula, source with network version and parameters, time, list. */
export function FigureSheetHost({ children }: { children: ReactNode }) {
  const [origin, setOrigin] = useState<FigureOrigin | null>(null)
  const { view } = useView()
  const [selection, setSelection] = useState(view.selection)
  if (selection !== view.selection) {
    // Something in the list was chosen: its own sheet takes over.
    setSelection(view.selection)
    setOrigin(null)
  }
  return (
    <OpenContext value={setOrigin}>
      {children}
      {origin && <FigureSheet origin={origin} onClose={() => setOrigin(null)} />}
    </OpenContext>
  )
}

function FigureSheet({ origin, onClose }: { origin: FigureOrigin; onClose(): void }) {
  const { t, language } = useText()
  const { data: district } = useDistrict()
  const nowMs = useNow(60)
  const networkName = useNetworkName()
  const run = district?.run
  const kinds =
    run &&
    (run.kinds.length === 0 ? t('coverage.allKinds') : run.kinds.map((kind) => worded(t, 'pointKind', kind)).join('、'))
  return (
    <SideDialog title={origin.name} onClose={onClose}>
      <p className={styles['value']}>{origin.value}</p>
      <dl className={styles['facts']}>
        <dt>{t('figure.formula')}</dt>
        <dd>
          <p>{origin.formula}</p>
          {origin.note && <p>{origin.note}</p>}
        </dd>
        {origin.source && (
          <>
            <dt>{t('figure.source')}</dt>
            <dd>{origin.source}</dd>
            <dt>{t('figure.time')}</dt>
            <dd>{dateTime(nowMs, language, nowMs)}</dd>
          </>
        )}
        {!origin.source && run && (
          <>
            <dt>{t('figure.source')}</dt>
            <dd>
              {t('figure.sourceRun', {
                network: networkName(run.network),
                speed: run.speedMetresPerSecond,
                kinds: kinds ?? '',
              })}
              {district.isDemo && <p>{t('app.demoMeaning')}</p>}
            </dd>
            <dt>{t('figure.time')}</dt>
            <dd>{dateTime(run.finishedAt ?? run.createdAt, language, nowMs)}</dd>
          </>
        )}
      </dl>
      {origin.list && (
        <>
          <h3 className={styles['listTitle']}>{t('figure.list')}</h3>
          {origin.list}
        </>
      )}
    </SideDialog>
  )
}
