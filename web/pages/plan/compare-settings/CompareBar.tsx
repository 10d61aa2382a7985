import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useText } from '../../../text/index.ts'
import styles from './Compare.module.css'

const STEP = 0.02

interface CompareBarProps {
  /** Share of the map's width left of the bar, 0…1. */
  share: number
  onShare(share: number): void
}

/** The bar between two settings on one map: dragged, or moved with the arrow keys. */
export function CompareBar({ share, onShare }: CompareBarProps) {
  const { t } = useText()
  const bar = useRef<HTMLDivElement>(null)
  const put = (next: number): void => onShare(Math.min(0.98, Math.max(0.02, next)))
  const follow = (event: PointerEvent): void => {
    const box = bar.current?.parentElement?.getBoundingClientRect()
    if (box && event.currentTarget.hasPointerCapture(event.pointerId)) put((event.clientX - box.left) / box.width)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    event.stopPropagation()
    put(share + (event.key === 'ArrowLeft' ? -STEP : STEP))
  }
  return (
    <div
      ref={bar}
      className={styles['bar']}
      style={{ left: `${share * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={t('plan.compare.bar')}
      aria-valuemin={2}
      aria-valuemax={98}
      aria-valuenow={Math.round(share * 100)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={follow}
      onKeyDown={onKey}
    >
      <span aria-hidden="true">‹ ›</span>
    </div>
  )
}
