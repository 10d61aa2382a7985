import type { Dispatch } from '@wangge/api/contract'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import { Moments } from './Moments.tsx'
import styles from './PastSendings.module.css'
import type { SendingStory } from './story.ts'
import { arrivalWords } from './useStandingWords.ts'

/** What was sent before, the latest first, with the seconds between its steps. */
export function PastSendings({ stories }: { stories: readonly SendingStory[] }) {
  const { t } = useText()
  return (
    <Section title={t('dispatch.before')}>
      <ul className={styles['list']}>
        {stories
          .flatMap(({ attempts }) => attempts.toReversed())
          .map((one) => (
            <PastDispatch key={one.id} dispatch={one} />
          ))}
      </ul>
    </Section>
  )
}

function PastDispatch({ dispatch }: { dispatch: Dispatch }) {
  const { t } = useText()
  const lines = [
    dispatch.arrivedAt && arrivalWords(dispatch.arrivedBy ?? 'word', dispatch.arrivalMetres, t),
    dispatch.outcome && t('dispatch.quoted', { text: dispatch.outcome }),
    dispatch.declineReason && t('dispatch.quoted', { text: dispatch.declineReason }),
    dispatch.recallReason && t('dispatch.quoted', { text: dispatch.recallReason }),
    dispatch.overrideReason &&
      t('dispatch.instead', { name: dispatch.suggestedTeamName ?? '—', reason: dispatch.overrideReason }),
  ].filter((line) => line !== null && line !== '')
  return (
    <li className={styles['one']}>
      <p>
        <b>{dispatch.teamName}</b> <span className={styles['state']}>{t(`dispatch.state.${dispatch.state}`)}</span>
      </p>
      <Moments dispatch={dispatch} />
      {lines.map((line) => (
        <p key={line} className={styles['line']}>
          {line}
        </p>
      ))}
    </li>
  )
}
