import type { Dispatch } from '@wangge/api/contract'
import { Link, useLocation } from 'react-router'
import { useActiveDispatches } from '../../../data/dispatches.ts'
import { useNow } from '../../../data/now.ts'
import { minutes, span } from '../../../format/duration.ts'
import { count, metres } from '../../../format/number.ts'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { useText } from '../../../text/index.ts'
import styles from './MyDispatches.module.css'
import { StepButtons } from './StepButtons.tsx'
import { standingOf } from './story.ts'
import { useDispatchText } from './useDispatchText.ts'
import { useStandingWords } from './useStandingWords.ts'

/** 派给我们的: what the team of who is signed in has been sent to, the newest first, each with its one next step. */
export default function MyDispatches() {
  useDispatchText()
  const { t } = useText()
  // Others' dispatches are visible too where their hazard is; only one's own can be acted on.
  const mine = (useActiveDispatches().data?.items ?? []).filter(({ allowedActions }) => allowedActions.length > 0)
  if (mine.length === 0) return null
  return (
    <section className={styles['mine']} aria-label={t('dispatch.mine')}>
      <h2>
        {t('dispatch.mine')} <span>{t('dispatch.mineCount', { n: count(mine.length) })}</span>
      </h2>
      <ul>
        {mine.map((dispatch) => (
          <MyDispatch key={dispatch.id} dispatch={dispatch} />
        ))}
      </ul>
    </section>
  )
}

function MyDispatch({ dispatch }: { dispatch: Dispatch }) {
  const { t, language } = useText()
  const { search } = useLocation()
  const kindName = useHazardKindName()
  const nowMs = useNow()
  const standing = standingOf(dispatch, nowMs)
  const { detail, figure } = useStandingWords(dispatch, standing)
  const clock =
    standing.kind === 'asking'
      ? t('dispatch.answerWithin', { left: span(standing.secondsLeft, language) })
      : standing.kind === 'passingOn'
        ? t('dispatch.answerOver')
        : `${detail} ${figure}`.trim()
  const way = t('dispatch.way', {
    travel: t(`dispatch.travel.${dispatch.mode}`),
    minutes: minutes(dispatch.estimatedSeconds, language),
    metres: metres(dispatch.routeMetres),
  })
  return (
    <li className={styles['card']} data-kind={standing.kind}>
      <p className={styles['kind']}>
        <strong>{kindName(dispatch.hazardKind)}</strong>
        {dispatch.hazardGrade === 'major' && <span className={styles['major']}>{t('grade.major')}</span>}
      </p>
      <p className={styles['address']}>{dispatch.address}</p>
      {dispatch.description && <p className={styles['words']}>{dispatch.description}</p>}
      <p className={styles['clock']} role="status">
        {clock}
      </p>
      {dispatch.estimatedSeconds !== null && dispatch.state !== 'arrived' && <p className={styles['words']}>{way}</p>}
      <StepButtons dispatch={dispatch} />
      <Link className={styles['link']} to={{ pathname: `/hazards/${dispatch.hazardId}`, search }}>
        {dispatch.hazardSerial} · {t('dispatch.openHazard')}
      </Link>
    </li>
  )
}
