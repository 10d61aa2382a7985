import { useEffect, useRef, useState } from 'react'
import { useView } from '../../../app/ViewContext.tsx'
import { useNow } from '../../../data/now.ts'
import { useHazards } from '../../../data/queries.ts'
import { clockTime } from '../../../format/date.ts'
import { useText } from '../../../text/index.ts'
import { filterRows, queueRows } from '../queue/queueOrder.ts'
import { AxisSymbol } from './AxisSymbol.tsx'
import { AXIS_AHEAD_MS, AXIS_BACK_MS, axisHours, axisMarks } from './axisMarks.ts'
import styles from './DueAxis.module.css'

const STEP_SECONDS = 15
/** Least distance of two marks in one lane, CSS pixels. */
const MARK_PX = 16
const NOW_AT = AXIS_BACK_MS / (AXIS_BACK_MS + AXIS_AHEAD_MS)

/** The next six hours under the map, one symbol a deadline. */
export function DueAxis() {
  const { t } = useText()
  const { view } = useView()
  const hazards = useHazards()
  const nowMs = useNow(STEP_SECONDS)
  const track = useRef<HTMLDivElement>(null)
  const width = useElementWidth(track)
  const rows = filterRows(queueRows(hazards.data?.items ?? [], nowMs), view.clocks)
  const { marks, earlier, later } = axisMarks(rows, nowMs, MARK_PX / Math.max(width, 1))
  return (
    <section className={styles['axis']} aria-label={`${t('axis.title')} ${t('axis.span')}`}>
      <div className={styles['title']}>
        <h2>{t('axis.title')}</h2>
        <p>{t('axis.span')}</p>
        <p>{t('axis.hint')}</p>
      </div>
      <div className={styles['track']} ref={track}>
        {axisHours(nowMs).map(({ at, instant }) => (
          <span
            key={instant}
            className={styles['hour']}
            style={{ left: `${at * 100}%` }}
            data-near={Math.abs(at - NOW_AT) * width < 44}
          >
            {clockTime(instant)}
          </span>
        ))}
        <span
          className={styles['now']}
          style={{ left: `${NOW_AT * 100}%` }}
          title={t('axis.now', { at: clockTime(nowMs) })}
        >
          {clockTime(nowMs)}
        </span>
        {marks.map((mark) => (
          <AxisSymbol key={mark.row.hazard.id} mark={mark} />
        ))}
        {earlier > 0 && <span className={styles['earlier']}>{t('axis.earlier', { n: earlier })}</span>}
        {later > 0 && <span className={styles['later']}>{t('axis.later', { n: later })}</span>}
        {hazards.data && marks.length === 0 && <span className={styles['none']}>{t('axis.empty')}</span>}
      </div>
    </section>
  )
}

function useElementWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}
