import type { AuditEvent, ClockRule } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { useText } from '../../../text/index.ts'
import { useLimitWords } from '../../hazard/clocks/useLimitWords.ts'
import { useAudit } from '../audit/auditQueries.ts'
import styles from './RuleHistory.module.css'

/** Who gave a rule which limits, latest first, as it was written down. */
export function RuleHistory({ ruleKey }: { ruleKey: string }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const limitWords = useLimitWords()
  const { data } = useAudit({ action: 'clockRuleSet', subjectId: ruleKey })
  const events = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className={styles['history']}>
      <h3>{t('admin.rule.history')}</h3>
      {data && events.length === 0 && <p>{t('admin.rule.historyNone')}</p>}
      <ol>
        {events.map((event) => (
          <li key={event.id}>
            <strong>{limits(event)}</strong>
            <span>
              {event.personName} · {dateTime(event.at, language, nowMs)}
            </span>
            <small>{String(event.details['source'] ?? '')}</small>
          </li>
        ))}
      </ol>
    </section>
  )

  function limits({ details }: AuditEvent): string {
    const { statutory, promised } = details as Partial<Pick<ClockRule, 'statutory' | 'promised'>>
    return [
      statutory && `${t('admin.rule.statutory')} ${limitWords(statutory)}`,
      promised && `${t('admin.rule.promised')} ${limitWords(promised)}`,
    ]
      .filter(Boolean)
      .join(' · ')
  }
}
