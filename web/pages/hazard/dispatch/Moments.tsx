import type { Dispatch } from '@wangge/api/contract'
import { clockTime } from '../../../format/date.ts'
import { span } from '../../../format/duration.ts'
import { useText } from '../../../text/index.ts'
import styles from './Moments.module.css'
import { momentsOf } from './story.ts'

/** The steps of a dispatch in one line each: when, what, and how long since the step before. */
export function Moments({ dispatch }: { dispatch: Dispatch }) {
  const { t, language } = useText()
  return (
    <ol className={styles['moments']}>
      {momentsOf(dispatch).map(({ state, at, seconds }) => (
        <li key={state} data-state={state}>
          <time dateTime={at}>{clockTime(at)}</time>
          <span>{t(`dispatch.state.${state}`)}</span>
          <span className={styles['took']}>{seconds === null ? '' : `+${span(seconds, language)}`}</span>
        </li>
      ))}
    </ol>
  )
}
