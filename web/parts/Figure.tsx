import type { ReactNode } from 'react'
import { useText } from '../text/index.ts'
import styles from './Figure.module.css'
import { type FigureOrigin, useOpenFigure } from './FigureSheet.tsx'

/** A number that can be asked where it comes from. */
export function Figure({ children, ...origin }: FigureOrigin & { children?: ReactNode }) {
  const { t } = useText()
  const open = useOpenFigure()
  return (
    <button
      type="button"
      className={styles['figure']}
      onClick={() => open(origin)}
      aria-label={t('figure.open', { name: origin.name, value: origin.value })}
    >
      {children ?? origin.value}
    </button>
  )
}
