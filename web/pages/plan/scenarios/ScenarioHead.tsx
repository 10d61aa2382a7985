import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './Scenarios.module.css'
import { useScenario } from './scenarioContext.ts'

/** Which scenario is on the table, the way to the others, and what must be known of it. */
export function ScenarioHead() {
  const { t, language } = useText()
  const { edits } = usePlanTable()
  const { id, saved, problem, isDirty, restored, keepRestored, dropRestored, open, show } = useScenario()
  const problemWords = useProblemWords()
  const nowMs = useNow(60)
  const name = saved ? t('scenario.named', { name: saved.name }) : t('scenario.none')
  const isAdopted = saved?.adoptedAt != null
  return (
    <>
      <div className={styles['head']}>
        <button type="button" className={styles['name']} aria-haspopup="dialog" onClick={() => show('list')}>
          {name} <span aria-hidden="true">▾</span>
        </button>
        {isDirty && <span className={styles['unsaved']}>● {t('scenario.unsaved')}</span>}
        <span className={styles['spring']} />
        {id !== null && (
          <button type="button" className={styles['link']} onClick={() => open(null)}>
            {t('scenario.close')}
          </button>
        )}
        <button
          type="button"
          className={styles['link']}
          disabled={edits.length === 0 && !isAdopted}
          onClick={() => show('compare')}
        >
          {t('scenario.compare')}
        </button>
      </div>
      {problem && (
        <div className={styles['notice']} role="alert">
          <p>{problemWords(problem)}</p>
        </div>
      )}
      {restored !== null && (
        <div className={styles['notice']} role="status">
          <p>{t('scenario.restored', { n: restored })}</p>
          <button type="button" className={styles['link']} onClick={keepRestored}>
            {t('scenario.keep')}
          </button>
          <button type="button" className={styles['link']} onClick={dropRestored}>
            {t('scenario.drop')}
          </button>
        </div>
      )}
      {saved?.isNetworkOld && !isAdopted && (
        <div className={styles['notice']} role="status">
          <p>{t('scenario.oldNetwork', { version: saved.network.version })}</p>
        </div>
      )}
      {saved && isAdopted && (
        <div className={styles['notice']} role="status">
          <p>
            {t('scenario.adoptedNote', {
              name: saved.adoptedByName ?? '',
              at: dateTime(saved.adoptedAt, language, nowMs),
            })}
          </p>
        </div>
      )}
    </>
  )
}
