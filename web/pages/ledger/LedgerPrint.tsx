import type { Hazard } from '@wangge/api/contract'
import { useNow } from '../../data/now.ts'
import { useDistrict } from '../../data/queries.ts'
import { dateTime } from '../../format/date.ts'
import { count } from '../../format/number.ts'
import { useText } from '../../text/index.ts'
import { LedgerCell } from './LedgerCell.tsx'
import styles from './LedgerPrint.module.css'
import { LEDGER_COLUMNS, type LedgerColumnKey } from './ledgerColumns.ts'
import type { LedgerFilter } from './ledgerFilter.ts'
import { useLedgerSummary } from './ledgerQueries.ts'

/** Only while the ledger is printed: a rule in a style sheet would turn every other print as well. */
const LANDSCAPE = '@page { size: a4 landscape }'

interface LedgerPrintProps {
  rows: readonly Hazard[]
  filter: LedgerFilter
  columns: readonly LedgerColumnKey[]
}

/** The ledger on paper: title, area, when, whether the data is real; a plain table whose head stands on every page. */
export function LedgerPrint({ rows, filter, columns }: LedgerPrintProps) {
  const { t, language } = useText()
  const { data: district } = useDistrict()
  const { data: summary } = useLedgerSummary(filter)
  const nowMs = useNow(60)
  const isCut = summary !== undefined && summary.total > rows.length
  return (
    <section className={styles['print']}>
      <style>{LANDSCAPE}</style>
      <h1>
        {[
          t('ledger.title'),
          district?.area?.name,
          t('app.printed', { at: dateTime(nowMs, language, nowMs) }),
          district?.isDemo && t('app.demo'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </h1>
      {summary && (
        <p>
          {t('ledger.printedSummary', {
            total: count(summary.total),
            toRectify: count(summary.toRectify),
            rectified: count(summary.rectified),
          })}
          {isCut && t('ledger.printedPart', { n: count(rows.length) })}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ledger.serial')}</th>
            {columns.map((key) => (
              <th key={key} scope="col">
                {t(LEDGER_COLUMNS[key].name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((hazard) => (
            <tr key={hazard.id}>
              <td>{hazard.serial}</td>
              {columns.map((key) => (
                <td key={key}>
                  <LedgerCell hazard={hazard} column={key} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
