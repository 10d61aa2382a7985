import { type ReactNode, useId } from 'react'
import styles from './Section.module.css'

/** A titled part of a sheet. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {aside && <div className={styles['aside']}>{aside}</div>}
      </header>
      {children}
    </section>
  )
}
