import type { ConsultationCase, IncidentCase } from '@wangge/api/contract'
import { useWidth } from '../../app/useWidth.ts'
import { type OtherCase, useOtherCase } from '../../data/cases.ts'
import { useNow } from '../../data/now.ts'
import { dateTime } from '../../format/date.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { KeyValues } from '../../parts/KeyValues.tsx'
import { Section } from '../../parts/Section.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText, worded } from '../../text/index.ts'
import { Trail } from '../hazard/trail/Trail.tsx'
import { CaseActions } from './CaseActions.tsx'
import { CaseClockRows } from './CaseClockRows.tsx'
import styles from './CasePage.module.css'
import { CasePersons } from './CasePersons.tsx'

interface CasePageProps {
  kind: OtherCase
  id: string
  onBack(): void
}

/** One consultation or incident: what was asked or burns, its clock, its trail, what can be done. */
export default function CasePage({ kind, id, onBack }: CasePageProps) {
  const { t } = useText()
  const isWide = useWidth() === 'wide'
  const query = useOtherCase(kind, id)
  const item = query.data
  if (!item) {
    return query.error ? (
      <Failed what="problem.what.detail" error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton rows={8} />
    )
  }
  return (
    <article className={styles['page']} aria-label={item.serial}>
      <div className={styles['scroll']}>
        <header className={styles['head']}>
          <p className={styles['over']}>
            <button type="button" className={styles['back']} onClick={onBack}>
              <Icon name="back" size={16} />
              {t('app.back')}
            </button>
            {item.serial}
          </p>
          <h2 tabIndex={-1} data-detail-title="">
            {titleOf(item)}
          </h2>
        </header>
        {!isWide && <CaseClockRows item={item} />}
        <Section title={t('hazard.facts')}>
          {'question' in item ? <ConsultationFacts item={item} /> : <IncidentFacts item={item} />}
        </Section>
        {!isWide && <CasePersons item={item} kind={kind} />}
        <Trail hazard={item} prefix={kind === 'consultations' ? 'case.consultationEvent' : 'case.incidentEvent'} />
      </div>
      <CaseActions kind={kind} item={item} />
    </article>
  )

  function titleOf(one: ConsultationCase | IncidentCase): string {
    return 'question' in one ? one.question : one.address || t('case.noAddress')
  }
}

function ConsultationFacts({ item }: { item: ConsultationCase }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  return (
    <KeyValues
      rows={[
        [t('team.state'), t(`case.consultationState.${item.state}`)],
        [t('case.point'), item.servicePoint.name],
        [t('case.channelName'), t(`case.channel.${item.channel}`)],
        [t('case.askedAt'), dateTime(item.askedAt, language, nowMs)],
        [t('case.answer'), item.answer || null],
        [t('case.answeredBy'), item.answeredBy],
        [t('hazard.cell'), item.cellName],
      ]}
    />
  )
}

function IncidentFacts({ item }: { item: IncidentCase }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const at = (instant: string | null) => (instant === null ? null : dateTime(instant, language, nowMs))
  return (
    <KeyValues
      rows={[
        [t('team.state'), t(`case.incidentState.${item.state}`)],
        [t('hazard.description'), item.description || null],
        [t('hazard.source'), worded(t, 'source', item.source)],
        [t('hazard.referenceName'), item.sourceReference || null],
        [t('hazard.cell'), item.cellName],
        [t('case.team'), item.teamName || null],
        [t('hazard.reported'), at(item.reportedAt)],
        [t('case.attackBegunAt'), at(item.attackBegunAt)],
        [t('case.handedOverAt'), at(item.handedOverAt)],
        [t('case.outAt'), at(item.outAt)],
      ]}
    />
  )
}
