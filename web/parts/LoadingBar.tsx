import { useIsFetching } from '@tanstack/react-query'
import { useText } from '../text/index.ts'
import styles from './LoadingBar.module.css'

/** Two pixels under the top bar while something that is not here yet is on its way; polls of what is here do not show. */
export function LoadingBar() {
  const { t } = useText()
  const waiting = useIsFetching({ predicate: ({ state }) => state.data === undefined })
  if (waiting === 0) return null
  return <div className={styles['bar']} role="progressbar" aria-label={t('top.loading')} />
}
