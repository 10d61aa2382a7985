import type { CoverageReport } from '@wangge/api/contract'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { askForMap } from '../../app/pageMap.ts'
import { useCell, useDistrict, useServicePoints } from '../../data/queries.ts'
import { metres } from '../../format/number.ts'
import { CoverageKey } from '../../map/CoverageKey.tsx'
import type { BareMap } from '../../map/types.ts'
import { useNetworkName } from '../../parts/useNetworkName.ts'
import type { View } from '../../state/view.ts'
import { useText } from '../../text/index.ts'
import styles from './CoverageReport.module.css'
import { type MapPicture, takePicture } from './mapPicture.ts'
import { scaleBar } from './reportFigures.ts'

const NO_LAYERS: View['layers'] = []
/** The map is waited for so long; a browser without WebGL never has one. */
const MOST_WAIT_MS = 90_000

/** A picture of the one map, taken once in the light theme: cells by their rate, points, gaps by their numbers. */
export function ReportMap({ report, areaName }: { report: CoverageReport; areaName: string }) {
  const { t } = useText()
  const networkName = useNetworkName()
  const district = useDistrict().data
  const area = useCell(report.area?.code ?? null).data
  const points = useServicePoints().data?.items
  const bounds = report.area ? area?.bounds : district?.bounds
  const [picture, setPicture] = useState<MapPicture | 'failed' | null>(null)
  const isReady = bounds !== undefined && points !== undefined
  // What the picture shows: another report takes another.
  useEffect(() => {
    if (!isReady) return
    if (bounds === null) setPicture('failed')
  }, [isReady, bounds])
  const [shown, setShown] = useState(report)
  if (shown !== report) {
    setShown(report)
    setPicture(null)
  }
  if (picture === 'failed')
    return (
      <section className={styles['map']} aria-label={t('coverReport.map')}>
        <p className={styles['small']}>{t(bounds ? 'coverReport.mapFailed' : 'coverReport.mapNone')}</p>
      </section>
    )
  const bar = picture && scaleBar(picture.metresWide)
  return (
    <section className={styles['map']} aria-label={t('coverReport.map')}>
      <figure>
        <figcaption>{t('coverReport.mapLabel', { area: areaName })}</figcaption>
        <div className={styles['picture']}>
          {picture ? (
            <>
              <img src={picture.url} alt={t('coverReport.mapLabel', { area: areaName })} />
              <svg viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
                {picture.marks.map(({ number, x, y }) => (
                  <g key={number} transform={`translate(${x} ${y})`}>
                    <circle r="9" />
                    <text y="4" textAnchor="middle">
                      {number}
                    </text>
                  </g>
                ))}
              </svg>
            </>
          ) : (
            isReady &&
            bounds && (
              <Camera
                report={report}
                bounds={bounds}
                level={area?.level ?? null}
                points={points}
                onPicture={setPicture}
              />
            )
          )}
        </div>
        <div className={styles['key']}>
          <CoverageKey theme="light" t={t} limitMinutes={report.settings.limitSeconds / 60} isBackdrop={false} />
          <p className={styles['small']}>
            {bar && (
              <span className={styles['scale']} style={{ width: `${bar.share * 100}%` }}>
                {metres(bar.metres)}
              </span>
            )}
            {t('coverReport.mapNumbers')} · {networkName(report.network)} · {t('coverReport.crs')}
          </p>
        </div>
      </figure>
    </section>
  )
}

interface CameraProps {
  report: CoverageReport
  bounds: [number, number, number, number]
  /** Of the report's area; null = the whole. */
  level: Parameters<typeof takePicture>[1]['level']
  points: readonly { id: string; position: [number, number] }[]
  onPicture(picture: MapPicture | 'failed'): void
}

/** Borrows the one map until its picture is taken, and gives it back. */
function Camera({ report, bounds, level, points, onPicture }: CameraProps) {
  const home = useRef<HTMLDivElement>(null)
  const [bare, setBare] = useState<BareMap | null>(null)
  const onBare = useCallback((next: BareMap | null) => setBare(next), [])
  useLayoutEffect(() => {
    if (home.current) askForMap({ home: home.current, layers: NO_LAYERS, theme: 'light', onBare })
    return () => askForMap(null)
  }, [onBare])
  useEffect(() => {
    const timer = setTimeout(() => onPicture('failed'), MOST_WAIT_MS)
    return () => clearTimeout(timer)
  }, [onPicture])
  const map = bare?.map ?? null
  const epoch = bare?.epoch ?? 0
  useEffect(() => {
    if (!map || epoch === 0) return
    const given = new AbortController()
    void takePicture(map, { report, bounds, level, points }, given.signal).then(
      (picture) => picture && onPicture(picture),
    )
    return () => given.abort()
  }, [map, epoch, report, bounds, level, points, onPicture])
  return <div ref={home} className={styles['camera']} inert data-map-place="panel" />
}
