import type { Candidate } from '@wangge/api/contract'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { useCandidateWords } from './candidateWords.ts'
import styles from './Ranking.module.css'

/** Said without being asked for: the responsible team, or the only one. */
const SAID_AT_ONCE = 2

/** Who cannot be sent, and why; the responsible team first. */
export function CannotBeSent({ others, asOf, isOpen }: { others: Candidate[]; asOf: string; isOpen: boolean }) {
  const { t } = useText()
  const words = useCandidateWords(asOf)
  if (others.length === 0) return null
  const sorted = others.toSorted((a, b) => Number(b.isResponsible) - Number(a.isResponsible))
  const row = (one: Candidate) => (
    <li key={one.teamId}>
      {one.isResponsible && <em>{t('dispatch.responsible')} </em>}
      {t('dispatch.cannotOne', { name: one.name, why: words.whyNot(one) })}
    </li>
  )
  if (sorted.length <= SAID_AT_ONCE) return <ul className={styles['cannot']}>{sorted.map(row)}</ul>
  return (
    <>
      <ul className={styles['cannot']}>{sorted.filter(({ isResponsible }) => isResponsible).map(row)}</ul>
      <details className={styles['cannot']} open={isOpen}>
        <summary>{t('dispatch.cannot', { n: count(sorted.length) })}</summary>
        <ul>{sorted.map(row)}</ul>
      </details>
    </>
  )
}
