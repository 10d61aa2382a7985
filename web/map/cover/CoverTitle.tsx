import chrome from '../chrome.module.css'
import styles from './Cover.module.css'
import type { MapCover } from './cover.ts'

/** Which day and shift the map shows, and what a click on it does. */
export function CoverTitle({ cover }: { cover: MapCover }) {
  return (
    <div className={`${chrome['card']} ${styles['title']}`}>
      <strong>{cover.title}</strong>
      <span>{cover.hint}</span>
    </div>
  )
}
