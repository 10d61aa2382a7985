import styles from './CoverageSwatch.module.css'

/** Lower bounds of the coverage steps, share of residents: the same as on the map. */
const STEPS = [0.5, 0.7, 0.8, 0.9, 0.97] as const

/** The map's colour of a rate, hatched where the street data is unreliable, dotted where nobody lives. */
export function CoverageSwatch({ rate, isReliable }: { rate: number | null; isReliable: boolean }) {
  const step = rate === null ? null : STEPS.filter((bound) => rate >= bound).length
  const background = step === null ? 'var(--no-data)' : `var(--coverage-${step})`
  return (
    <i
      className={styles['swatch']}
      data-kind={step === null ? 'none' : isReliable ? 'plain' : 'hatch'}
      style={{ backgroundColor: background }}
      aria-hidden="true"
    />
  )
}
