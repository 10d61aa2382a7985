import { Checkbox, Popover } from 'antd'
import { storeColumns, storeCompact } from '../../app/preferences.ts'
import { useSession } from '../../data/session.ts'
import { useText } from '../../text/index.ts'
import styles from './ColumnChooser.module.css'
import { LEDGER_COLUMN_KEYS, LEDGER_COLUMNS, type LedgerColumnKey } from './ledgerColumns.ts'

/** Which columns, and how dense; kept on this machine for this person. */
export function ColumnChooser({ columns, isCompact }: { columns: readonly LedgerColumnKey[]; isCompact: boolean }) {
  const { t } = useText()
  const personId = useSession()?.personId ?? ''
  const content = (
    <div className={styles['choices']}>
      <Checkbox.Group
        value={[...columns]}
        onChange={(keys) => storeColumns(personId, keys.join())}
        options={LEDGER_COLUMN_KEYS.map((key) => ({ value: key, label: t(LEDGER_COLUMNS[key].name) }))}
      />
      <Checkbox checked={isCompact} onChange={({ target }) => storeCompact(target.checked)}>
        {t('ledger.compact')}
      </Checkbox>
      <button type="button" onClick={() => storeColumns(personId, null)}>
        {t('ledger.usualColumns')}
      </button>
    </div>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight" title={t('ledger.columns')}>
      <button type="button">{t('ledger.columns')}</button>
    </Popover>
  )
}
