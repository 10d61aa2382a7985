import type { Scenario } from '@wangge/api/contract'
import type { TextKey, Translate } from '../../../text/index.ts'
import { useText } from '../../../text/index.ts'
import { planEditsText } from '../../../text/planEdits.ts'
import styles from './Scenarios.module.css'
import { useFigureWords } from './useFigureWords.ts'

/** What the server says of a save: it agrees with the browser, or where it does not. */
export function SaveResult({ scenario, onClose }: { scenario: Scenario; onClose(): void }) {
  const { t } = useText()
  const figureWords = useFigureWords()
  const { weight } = scenario.settings
  const { differences } = scenario
  return (
    <div className={styles['dialog']}>
      <p>{t('scenario.saved', { name: scenario.name })}</p>
      <p className={styles['figures']}>{figureWords(scenario.before, scenario.after, weight, scenario.edits.length)}</p>
      {differences.length === 0 ? (
        <p className={styles['agrees']} role="status">
          ✓ {t('scenario.agrees')}
        </p>
      ) : (
        <div className={styles['failure']} role="alert">
          <p>{t('scenario.differs', { n: differences.length })}</p>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('scenario.what')}</th>
                <th scope="col">{t('scenario.browser')}</th>
                <th scope="col">{t('scenario.server')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ what, browser, server }) => (
                <tr key={what}>
                  <td>{differenceWords(what, t)}</td>
                  <td>{browser.slice(0, 16)}</td>
                  <td>{server.slice(0, 16)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles['buttons']}>
        <button type="button" className={styles['primary']} onClick={onClose}>
          {t('planEdits.done')}
        </button>
      </div>
    </div>
  )
}

/** after.people.served → 方案 · 人数 · 已覆盖 */
function differenceWords(what: string, t: Translate): string {
  const words = what.split('.').map((part) => {
    const key = `scenario.difference.${part}`
    return key in planEditsText.zh ? t(key as TextKey) : part
  })
  return words.join(' · ')
}
