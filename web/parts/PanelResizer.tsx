import type { KeyboardEvent, PointerEvent } from 'react'
import { storeWidth } from '../app/preferences.ts'
import { useText } from '../text/index.ts'
import styles from './PanelResizer.module.css'

const LEAST_PX = 280
const MOST_PX = 640
const KEY_STEP_PX = 16

interface PanelResizerProps {
  side: 'left' | 'right'
  /** Under what name the width is remembered. */
  memory: string
  onResize(pixels: number): void
}

/** The rim of a panel: drag it, or use the arrow keys, to change the panel's width; the width is remembered. */
export function PanelResizer({ side, memory, onResize }: PanelResizerProps) {
  const { t } = useText()
  const towardsMap = side === 'left' ? 1 : -1

  const resize = (pixels: number): void => {
    const width = Math.min(MOST_PX, Math.max(LEAST_PX, pixels))
    storeWidth(memory, width)
    onResize(width)
  }
  const startDrag = (event: PointerEvent<HTMLDivElement>): void => {
    const rim = event.currentTarget
    const startX = event.clientX
    const startWidth = widthBeside(rim)
    rim.setPointerCapture(event.pointerId)
    rim.onpointermove = (move) => resize(startWidth + (move.clientX - startX) * towardsMap)
    rim.onpointerup = () => {
      rim.onpointermove = null
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    event.stopPropagation()
    resize(widthBeside(event.currentTarget) + direction * towardsMap * KEY_STEP_PX)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged
    <div
      className={styles['rim']}
      data-side={side}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('panel.resize')}
      aria-valuemin={LEAST_PX}
      aria-valuemax={MOST_PX}
      aria-valuenow={LEAST_PX}
      tabIndex={0}
      onPointerDown={startDrag}
      onKeyDown={onKeyDown}
    />
  )
}

const widthBeside = (rim: HTMLElement): number => rim.closest('aside')?.offsetWidth ?? LEAST_PX
