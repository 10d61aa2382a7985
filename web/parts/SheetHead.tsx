import type { ReactNode } from 'react'
import styles from './SheetHead.module.css'

interface SheetHeadProps {
  overline?: ReactNode
  title: ReactNode
  /** Beside the title: a grade, a kind. */
  tag?: ReactNode
  subtitle?: ReactNode
  aside?: ReactNode
}

/** Head of every sheet: number or origin, name, place; what can be done with it at the right. */
export function SheetHead({ overline, title, tag, subtitle, aside }: SheetHeadProps) {
  return (
    <header className={styles['head']}>
      <div className={styles['over']}>
        <span>{overline}</span>
        {aside && <span className={styles['aside']}>{aside}</span>}
      </div>
      <div className={styles['title']}>
        <h2 tabIndex={-1} data-detail-title="">
          {title}
        </h2>
        {tag}
      </div>
      {subtitle && <p className={styles['subtitle']}>{subtitle}</p>}
    </header>
  )
}
