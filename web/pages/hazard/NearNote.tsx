import type { HazardCase } from '@wangge/api/contract'
import { useDuplicates } from '../../data/hazards.ts'
import { useText } from '../../text/index.ts'
import styles from './NearNote.module.css'

/** How often the address came before, and whether the same is open within 50 m. */
export function NearNote({ hazard }: { hazard: HazardCase }) {
  const { t } = useText()
  const found = useDuplicates({ kind: hazard.kind, position: hazard.position, address: hazard.address }).data
  const near = found?.near.filter(({ id }) => id !== hazard.id).length
  const words = [
    hazard.repeatNumber > 1 && t('hazard.repeat', { n: hazard.repeatNumber }),
    near !== undefined && t(near === 0 ? 'hazard.nearNone' : 'hazard.nearSome', { n: near }),
  ].filter(Boolean)
  if (words.length === 0) return null
  return <p className={styles['note']}>{words.join(' · ')}</p>
}
