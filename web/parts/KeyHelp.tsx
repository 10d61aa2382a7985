import { usePanels } from '../app/panels.tsx'
import { type TextKey, useText } from '../text/index.ts'
import styles from './KeyHelp.module.css'
import { SideDialog } from './SideDialog.tsx'

const KEYS: readonly (readonly [readonly string[], TextKey])[] = [
  [['/'], 'keys.search'],
  [['J', 'K'], 'keys.nextPrevious'],
  [['Enter'], 'keys.open'],
  [['X'], 'keys.mark'],
  [['A'], 'keys.acknowledge'],
  [['V'], 'keys.verify'],
  [['D'], 'keys.send'],
  [['T'], 'keys.transfer'],
  [['1', '–', '6'], 'keys.layers'],
  [['0'], 'keys.whole'],
  [['[', ']'], 'keys.panels'],
  [['L'], 'keys.lasso'],
  [['M'], 'keys.measure'],
  [['N', 'O', 'C', 'B'], 'keys.plan'],
  [['←↑↓→', '+', '−'], 'keys.pan'],
  [['G C', 'G D', 'G T', 'G P', 'G L', 'G R'], 'keys.pages'],
  [['Esc'], 'keys.back'],
  [['?'], 'keys.help'],
]

/** Every key that does something, for those who work without a mouse. */
export function KeyHelp() {
  const { t } = useText()
  const { isHelpOpen, setHelpOpen } = usePanels()
  if (!isHelpOpen) return null
  return (
    <SideDialog title={t('keys.title')} onClose={() => setHelpOpen(false)}>
      <dl className={styles['keys']}>
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['note']}>{t('keys.note')}</p>
    </SideDialog>
  )
}
