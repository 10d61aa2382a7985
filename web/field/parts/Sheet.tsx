import { type ReactNode, useEffect, useRef } from 'react'
import { useFieldText } from '../text.ts'
import { FieldIcon } from './FieldIcon.tsx'
import styles from './Sheet.module.css'

interface SheetProps {
  title: string
  /** Under the title: what this is about. */
  about?: ReactNode
  /** Where the arrow leads when there is nothing to go back to. */
  onBack(): void
  /** Stays at the bottom: the one button. */
  foot?: ReactNode
  children: ReactNode
}

/** A page over the tabs: back, title, what scrolls, and the button that ends it. */
export function Sheet({ title, about, onBack, foot, children }: SheetProps) {
  const { t } = useFieldText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main className={styles['sheet']}>
      <header className={styles['head']}>
        <button type="button" onClick={onBack} aria-label={t('field.back')}>
          <FieldIcon name="back" />
        </button>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {about && <p>{about}</p>}
        </div>
      </header>
      <div className={styles['body']}>{children}</div>
      {foot && <footer className={styles['foot']}>{foot}</footer>}
    </main>
  )
}
