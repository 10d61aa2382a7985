import type { ConsultationCase, IncidentCase } from '@wangge/api/contract'
import { useState } from 'react'
import type { OtherCase } from '../../data/cases.ts'
import { KeyValues } from '../../parts/KeyValues.tsx'
import { Section } from '../../parts/Section.tsx'
import { useText } from '../../text/index.ts'
import persons from '../hazard/Persons.module.css'
import RevealDialog from '../hazard/RevealDialog.tsx'

/** Who asked or called, masked. */
export function CasePersons({ item, kind }: { item: ConsultationCase | IncidentCase; kind: OtherCase }) {
  const { t } = useText()
  const [isAsking, setAsking] = useState(false)
  const person = 'asker' in item ? item.asker : item.caller
  const masked = person && [person.nameMasked, person.phoneMasked].filter(Boolean).join(' · ')
  return (
    <Section title={t('hazard.persons')}>
      <KeyValues
        rows={[
          [
            t(kind === 'consultations' ? 'case.asker' : 'case.caller'),
            masked ? (
              <span key="person" className={persons['reporter']}>
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
      {isAsking && <RevealDialog path={`/${kind}/${item.id}`} onClose={() => setAsking(false)} />}
    </Section>
  )
}
