import type { ConsultationCase, IncidentCase } from '@wangge/api/contract'
import { Section } from '../../parts/Section.tsx'
import { useText } from '../../text/index.ts'
import { ClockRow } from '../hazard/clocks/ClockRow.tsx'
import { latestClocks } from '../hazard/clocks/clockBar.ts'
import { useLimitWords } from '../hazard/clocks/useLimitWords.ts'

/** The clock of a consultation or an incident, with the rule it follows. */
export function CaseClockRows({ item }: { item: ConsultationCase | IncidentCase }) {
  const { t } = useText()
  const limitWords = useLimitWords()
  const clocks = latestClocks(item.clocks)
  return (
    <Section title={t('hazard.clocks')}>
      {clocks.map((clock) => (
        <div key={clock.clock}>
          <ClockRow clock={clock} />
          <p>
            <small>
              {clock.statutory && `${t('hazard.required')} ${limitWords(clock.statutory)} · `}
              {t('hazard.rule', { source: clock.source, version: clock.ruleVersion })}
            </small>
          </p>
        </div>
      ))}
    </Section>
  )
}
