import type { HazardCase } from '@wangge/api/contract'
import { useLedgerTables } from '../../data/ledgerTables.ts'
import { useNow } from '../../data/now.ts'
import { dateTime } from '../../format/date.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Section } from '../../parts/Section.tsx'
import { useText } from '../../text/index.ts'
import { useActions } from './actions/ActionHost.tsx'
import styles from './Commitments.module.css'
import { useCommitmentName } from './useCommitmentName.ts'

/** 五落实: what is committed, and what is missing still. A general hazard shows it once somebody began it. */
export function Commitments({ hazard }: { hazard: HazardCase }) {
  const { t, language } = useText()
  const { start, allowed } = useActions()
  const nameOf = useCommitmentName()
  const kinds = useLedgerTables().data?.commitments ?? []
  const nowMs = useNow(60)
  const isMajor = hazard.grade === 'major'
  const keys = kinds
    .toSorted((a, b) => a.sortOrder - b.sortOrder)
    .filter(({ key, required }) => required || hazard.commitments[key])
    .map(({ key }) => key)
  // Until the table is here, the hazard's own keys say what there is.
  const shown = keys.length > 0 ? keys : [...Object.keys(hazard.commitments), ...hazard.missingCommitments]
  const filled = shown.filter((key) => hazard.commitments[key]).length
  if (!isMajor && filled === 0) return null
  const canSet = allowed('setCommitments')?.allowed === true
  return (
    <Section
      title={t('hazard.commitments')}
      aside={
        <strong className={styles['count']}>
          {filled} / {shown.length}
        </strong>
      }
    >
      {isMajor && <p className={styles['rule']}>{t('hazard.commitmentsRule')}</p>}
      <ul className={styles['rows']}>
        {shown.map((key) => {
          const made = hazard.commitments[key]
          return (
            <li key={key} data-missing={!made}>
              <span className={styles['sign']}>
                {made ? <Icon name="check" size={16} /> : <i className={styles['hole']} />}
              </span>
              <span className={styles['name']}>{nameOf(key)}</span>
              <span className={styles['text']}>{made ? made.text : t('hazard.notFilled')}</span>
              {made ? (
                <span className={styles['when']} title={made.personName}>
                  {dateTime(made.at, language, nowMs)}
                </span>
              ) : (
                canSet && (
                  <button type="button" className={styles['fill']} onClick={() => start('setCommitments', key)}>
                    {t('hazard.fillIn', { name: nameOf(key) })}
                  </button>
                )
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
