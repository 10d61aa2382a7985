import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useText } from '../../../text/index.ts'
import { RESPONSE_KEY } from '../queries.ts'
import styles from './FilterBar.module.css'

/** interface.md: progress and 取消 after this. */
const PATIENCE_SECONDS = 2

/** How many panels are still to come, once that takes long; 取消 stops them all and leaves the figures from before. */
export function Waiting() {
  const { t } = useText()
  const client = useQueryClient()
  const waiting = useIsFetching({ queryKey: RESPONSE_KEY, predicate: ({ state }) => state.data === undefined })
  const seconds = useSecondsWhile(waiting > 0)
  if (waiting === 0 || seconds < PATIENCE_SECONDS) return null
  const all = client.getQueryCache().findAll({ queryKey: RESPONSE_KEY, type: 'active' }).length
  const words = t('response.waiting', { n: waiting, seconds })
  return (
    <div className={styles['waiting']} role="status">
      <progress max={all} value={all - waiting} aria-label={words} />
      {words}
      <button
        type="button"
        onClick={() => void client.cancelQueries({ queryKey: RESPONSE_KEY, predicate: ({ state }) => !state.data })}
      >
        {t('response.cancel')}
      </button>
    </div>
  )
}

function useSecondsWhile(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => {
      clearInterval(timer)
      setSeconds(0)
    }
  }, [isRunning])
  return seconds
}
