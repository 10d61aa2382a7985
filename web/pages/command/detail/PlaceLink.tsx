import { type Place, useView } from '../../../app/ViewContext.tsx'
import type { Selection } from '../../../state/view.ts'
import styles from './PlaceLink.module.css'

/** A name that selects what it names, and moves the map there. */
export function PlaceLink({ to, place, children }: { to: Selection; place?: Place; children: React.ReactNode }) {
  const { select } = useView()
  return (
    <button type="button" className={styles['link']} onClick={() => select(to, place)}>
      {children}
    </button>
  )
}
