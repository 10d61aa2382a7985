import { useState } from 'react'
import { useEndLink } from '../../../data/reporterSide.ts'
import { useText } from '../../../text/index.ts'
import { Refused } from '../actions/Refused.tsx'
import styles from './ReporterSide.module.css'

/** Ends a link that came into wrong hands; asked twice, since the reporter gets no other. */
export function EndLink({ id }: { id: string }) {
  const { t } = useText()
  const [isAsking, setAsking] = useState(false)
  const end = useEndLink(id)
  if (!isAsking)
    return (
      <button type="button" className={styles['end']} onClick={() => setAsking(true)}>
        {t('reporter.end')}
      </button>
    )
  return (
    <div className={styles['sure']} role="alert">
      <p>{t('reporter.endSure')}</p>
      <button type="button" disabled={end.isPending} onClick={() => end.mutate()}>
        {t('reporter.endYes')}
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        {t('reporter.endNo')}
      </button>
      {end.error && <Refused error={end.error} />}
    </div>
  )
}
