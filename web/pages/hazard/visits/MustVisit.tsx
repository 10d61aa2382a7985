import type { HazardMark } from '@wangge/api/contract'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMustVisit, useSetMustVisit } from '../../../data/mustVisit.ts'
import { useNow } from '../../../data/now.ts'
import { RUNNERS, useSession } from '../../../data/session.ts'
import { dateTime } from '../../../format/date.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import { proofText } from '../../../text/proof.ts'
import { useWords } from '../../../text/useWords.ts'
import { Refused } from '../actions/Refused.tsx'
import styles from './MustVisit.module.css'

const MOST_CHARACTERS = 200

/** Whether the shifts of its cell must come by, by the rule or by somebody's word; those who run teams may say otherwise here. */
export default function MustVisit({ id }: { id: string }) {
  useWords(proofText)
  const { t } = useText()
  const session = useSession()
  const { data, error, refetch } = useMustVisit(id)
  if (error) return <Failed what="proof.mustFailed" error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const isMust = data.must ?? data.byRule
  return (
    <Section title={t('proof.mustTitle')} aside={<Link to="/teams/proof">{t('proof.mustProof')}</Link>}>
      <p className={styles['standing']} data-must={isMust || undefined}>
        {t(isMust ? 'proof.mustIs' : 'proof.mustIsNot')}
      </p>
      <Why mark={data} />
      {session && RUNNERS.includes(session.role) && <Say id={id} mark={data} />}
    </Section>
  )
}

function Why({ mark: { must, byRule, reason, markedBy, markedAt } }: { mark: HazardMark }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  if (must === null || markedAt === null)
    return <p className={styles['why']}>{t(byRule ? 'proof.mustRule' : 'proof.mustNoRule')}</p>
  return (
    <>
      <p className={styles['why']}>
        {t('proof.mustSaid', { name: markedBy ?? '', at: dateTime(markedAt, language, nowMs) })}
      </p>
      {reason && <p className={styles['reason']}>{reason}</p>}
    </>
  )
}

function Say({ id, mark }: { id: string; mark: HazardMark }) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const say = useSetMustVisit(id)
  const isMust = mark.must ?? mark.byRule
  const set = (must: boolean | null) => () =>
    say.mutate({ must, reason: must === null ? '' : reason.trim() }, { onSuccess: () => setReason('') })
  return (
    <div className={styles['say']}>
      {mark.must === null ? (
        <>
          <input
            maxLength={MOST_CHARACTERS}
            aria-label={t('proof.mustReason')}
            placeholder={t('proof.mustReason')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <button type="button" disabled={say.isPending} onClick={set(!isMust)}>
            {t(isMust ? 'proof.unmark' : 'proof.mark')}
          </button>
        </>
      ) : (
        <button type="button" disabled={say.isPending} onClick={set(null)}>
          {t('proof.byRule')}
        </button>
      )}
      {say.error && <Refused error={say.error} />}
    </div>
  )
}
