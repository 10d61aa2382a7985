import type { MapTheme } from '@wangge/tiles/style'
import { type ReactNode, useState } from 'react'
import type { MapLayer } from '../state/view.ts'
import { CoverageKey } from './CoverageKey.tsx'
import chrome from './chrome.module.css'
import styles from './Legend.module.css'
import { LegendKeys } from './LegendKeys.tsx'
import type { Translate } from './types.ts'

interface LegendProps {
  on: readonly MapLayer[]
  theme: MapTheme
  t: Translate
  limitMinutes: number | null
  isBackdrop: boolean
  hasSelectionShapes: boolean
  /** Ways of teams are drawn; hazards are marked that nobody goes to. */
  hasLines: boolean
  hasUnanswered: boolean
  isNarrow: boolean
  /** Stands first: what a page draws of its own. */
  above?: ReactNode
}

/** Only what is on, drawn as it is drawn on the map; folded on a phone until asked for. */
export function Legend(props: LegendProps) {
  const { on, t, isNarrow, hasSelectionShapes } = props
  const [isOpen, setOpen] = useState(!isNarrow)
  if (on.length === 0 && !hasSelectionShapes) return null
  return (
    <section className={`${chrome['card']} ${styles['legend']}`} data-legend aria-label={t('map.legend')}>
      <button
        type="button"
        className={styles['fold']}
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'map.legend.collapse' : 'map.legend.expand')}
        onClick={() => setOpen(!isOpen)}
      >
        {!isOpen && t('map.legend')}
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path d={isOpen ? 'M2 4l4 4 4-4' : 'M2 8l4-4 4 4'} fill="none" stroke="currentColor" strokeWidth="1.6" />
        </svg>
      </button>
      {isOpen && (
        <>
          {props.above}
          {on.includes('coverage') && <CoverageKey {...props} />}
          <LegendKeys {...props} />
        </>
      )}
    </section>
  )
}
