import type { Dispatch } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { span } from '../../../format/duration.ts'
import { type Translate, useText } from '../../../text/index.ts'
import type { Moment } from '../dispatch/story.ts'
import { useDispatchText } from '../dispatch/useDispatchText.ts'
import { arrivalWords } from '../dispatch/useStandingWords.ts'
import styles from './Trail.module.css'

/** A step of a team that was sent, among the hazard's own events. */
export function DispatchRow({ dispatch, moment, isLatest }: { dispatch: Dispatch; moment: Moment; isLatest: boolean }) {
  useDispatchText()
  const { t, language } = useText()
  const nowMs = useNow(60)
  const { state, at, seconds } = moment
  const offeredBy = dispatch.offeredByName === 'system' ? t('hazard.system') : dispatch.offeredByName
  return (
    <li className={styles['event']} data-latest={isLatest}>
      <time dateTime={at} className={styles['when']}>
        {dateTime(at, language, nowMs)}
      </time>
      <i className={styles['dot']} aria-hidden="true" />
      <div className={styles['what']}>
        <p>
          <strong>{t(`dispatch.event.${state}`, { name: dispatch.teamName })}</strong>{' '}
          {state === 'offered' && <span className={styles['who']}>{t('dispatch.offeredBy', { name: offeredBy })}</span>}
          {seconds !== null && (
            <span className={styles['time']}>{t('dispatch.after', { span: span(seconds, language) })}</span>
          )}
        </p>
        {detailLines(dispatch, state, t).map((line) => (
          <p key={line} className={styles['line']}>
            {line}
          </p>
        ))}
      </div>
    </li>
  )
}

/** What was said at this step: who was passed over and why, why not, how the arrival is known, how the place was left. */
function detailLines(dispatch: Dispatch, state: Moment['state'], t: Translate): string[] {
  const quoted = (text: string | null): string[] => (text ? [t('dispatch.quoted', { text })] : [])
  switch (state) {
    case 'offered':
      return dispatch.overrideReason
        ? [t('dispatch.instead', { name: dispatch.suggestedTeamName ?? '—', reason: dispatch.overrideReason })]
        : []
    case 'declined':
      return quoted(dispatch.declineReason)
    case 'recalled':
      return quoted(dispatch.recallReason)
    case 'arrived':
      return [arrivalWords(dispatch.arrivedBy ?? 'word', dispatch.arrivalMetres, t)]
    case 'cleared':
      return quoted(dispatch.outcome)
    default:
      return []
  }
}
