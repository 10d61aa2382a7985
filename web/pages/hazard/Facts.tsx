import type { HazardCase } from '@wangge/api/contract'
import { useNow } from '../../data/now.ts'
import { dateTime } from '../../format/date.ts'
import { KeyValues } from '../../parts/KeyValues.tsx'
import { Section } from '../../parts/Section.tsx'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useText } from '../../text/index.ts'
import { HazardLink } from './HazardLink.tsx'

const LATE_MS = 60_000

/** What was said, when, and what was reported at the same address before. */
export function Facts({ hazard }: { hazard: HazardCase }) {
  const { t, language } = useText()
  const kindName = useHazardKindName()
  const nowMs = useNow(60)
  const at = (instant: string | null) => (instant === null ? null : dateTime(instant, language, nowMs))
  const isLate = hazard.receivedAt !== null && Date.parse(hazard.receivedAt) - Date.parse(hazard.reportedAt) > LATE_MS
  return (
    <Section title={t('hazard.description')}>
      {hazard.description && <p style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{hazard.description}</p>}
      <KeyValues
        rows={[
          [t('hazard.reported'), at(hazard.reportedAt)],
          [t('hazard.received'), isLate ? at(hazard.receivedAt) : null],
          [t('hazard.class'), hazard.rectificationClass && t(`hazard.rectificationClass.${hazard.rectificationClass}`)],
          [t('hazard.deadline'), at(hazard.rectifyDeadline)],
          [t('hazard.closedOut'), at(hazard.closedOutAt)],
          [t('hazard.reopened'), hazard.reopenedCount > 0 ? t('hazard.times', { n: hazard.reopenedCount }) : null],
          [
            t('hazard.before'),
            hazard.repeats.length === 0 ? null : (
              <span key="repeats">
                {hazard.repeats.map((one, place) => (
                  <span key={one.id}>
                    {place > 0 && ' · '}
                    <HazardLink id={one.id}>{one.serial}</HazardLink> {kindName(one.kind)}{' '}
                    {t(`hazardState.${one.state}`)}
                  </span>
                ))}
              </span>
            ),
          ],
        ]}
      />
    </Section>
  )
}
