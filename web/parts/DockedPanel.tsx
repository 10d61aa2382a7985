import { type CSSProperties, type ReactNode, useState } from 'react'
import { storedWidth } from '../app/preferences.ts'
import { useText } from '../text/index.ts'
import styles from './DockedPanel.module.css'
import { Icon } from './Icon.tsx'
import { PanelResizer } from './PanelResizer.tsx'

interface DockedPanelProps {
  side: 'left' | 'right'
  /** Under what name its width is remembered; the side's where it is not said. */
  memory?: string
  /** CSS pixels before anybody drags it, where it is not the queue's or the detail's. */
  designedWidth?: number
  name: string
  isOpen: boolean
  onToggle(): void
  children: ReactNode
}

/** A panel beside the map: folds to its edge, is resized by dragging its rim; below 1600 px the right one lies over the map. */
export function DockedPanel({
  side,
  memory = side,
  designedWidth,
  name,
  isOpen,
  onToggle,
  children,
}: DockedPanelProps) {
  const { t } = useText()
  const [width, setWidth] = useState(() => storedWidth(memory) ?? designedWidth ?? null)
  const style = width === null ? undefined : ({ '--panel-width': `${width}px` } as CSSProperties)
  const label = `${t(isOpen ? 'panel.close' : 'panel.open')} ${name}`
  const pointsLeft = (side === 'left') === isOpen
  return (
    <div className={styles['panel']} data-side={side} data-open={isOpen} style={style}>
      <aside
        className={styles['content']}
        aria-label={name}
        {...(side === 'left' && memory === side ? { id: 'main', tabIndex: -1 } : {})}
        hidden={!isOpen}
      >
        {children}
        {isOpen && <PanelResizer side={side} memory={memory} onResize={setWidth} />}
      </aside>
      <button
        type="button"
        className={styles['toggle']}
        onClick={onToggle}
        aria-expanded={isOpen}
        aria-label={label}
        title={`${label}  ${side === 'left' ? '[' : ']'}`}
      >
        <Icon name={pointsLeft ? 'left' : 'right'} size={14} />
      </button>
    </div>
  )
}
