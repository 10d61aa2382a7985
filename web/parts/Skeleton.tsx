import styles from './Skeleton.module.css'

/** Grey lines where content will stand; hidden for the first 400 ms, since most answers are there by then. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div className={styles['skeleton']} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={row} className={styles['row']} />
      ))}
    </div>
  )
}
