import type { HazardCase } from '@wangge/api/contract'
import { lazy, Suspense, useState } from 'react'
import { KeyValues } from '../../parts/KeyValues.tsx'
import { Section } from '../../parts/Section.tsx'
import { useText } from '../../text/index.ts'
import styles from './Persons.module.css'

const RevealDialog = lazy(() => import('./RevealDialog.tsx'))

/** Owner and backup, the unit that must rectify, and the reporter, masked. */
export function Persons({ hazard }: { hazard: HazardCase }) {
  const { t } = useText()
  const [isAsking, setAsking] = useState(false)
  const { reporter } = hazard
  const masked = reporter && [reporter.nameMasked, reporter.phoneMasked].filter(Boolean).join(' · ')
  return (
    <Section title={t('hazard.persons')}>
      <KeyValues
        rows={[
          [t('hazard.owner'), hazard.ownerName ?? <span className={styles['missing']}>{t('desk.noOwner')}</span>],
          [t('hazard.backup'), hazard.backupName ?? '—'],
          [t('hazard.responsibleUnit'), hazard.responsibleUnit || '—'],
          [
            t('hazard.reporter'),
            masked ? (
              <span key="reporter" className={styles['reporter']}>
                {masked}
                <button type="button" onClick={() => setAsking(true)}>
                  {t('hazard.reveal')}
                </button>
              </span>
            ) : (
              t('hazard.noReporter')
            ),
          ],
        ]}
      />
      {isAsking && (
        <Suspense>
          <RevealDialog path={`/hazards/${hazard.id}`} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Section>
  )
}
