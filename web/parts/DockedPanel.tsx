import { type CSSProperties, type ReactNode, useState } from 'react'
import { storedWidth } from '../app/preferences.ts'
import { useText } from '../text/index.ts'
import styles from './DockedPanel.module.css'
import { Icon } from './Icon.tsx'
import { PanelResizer } from './PanelResizer.tsx'

interface DockedPanelProps {
  side: 'left' | 'right'
  name: string
  isOpen: boolean
  onToggle(): void
  children: ReactNode
}

/** A panel beside the map: folds to its edge, is resized by dragging its rim; below 1600 px the right one lies over the map. */
export function DockedPanel({ side, name, isOpen, onToggle, children }: DockedPanelProps) {
  const { t } = useText()
  const [width, setWidth] = useState(() => storedWidth(side))
  const style = width === null ? undefined : ({ '--panel-width': `${width}px` } as CSSProperties)
  const label = `${t(isOpen ? 'panel.close' : 'panel.open')} ${name}`
  const pointsLeft = (side === 'left') === isOpen
  return (
    <div className={styles['panel']} data-side={side} data-open={isOpen} style={style}>
      <aside
        className={styles['content']}
        aria-label={name}
        {...(side === 'left' ? { id: 'main', tabIndex: -1 } : {})}
        hidden={!isOpen}
      >
        {children}
        {isOpen && <PanelResizer side={side} onResize={setWidth} />}
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
