import type { BulkResult, Hazard } from '@wangge/api/contract'
import { ProblemError } from '../../data/client.ts'
import { useProblemWords } from '../../parts/problemWords.ts'
import { SideDialog } from '../../parts/SideDialog.tsx'
import { useText } from '../../text/index.ts'
import { useReasonWords } from '../hazard/actions/useReasonWords.ts'
import styles from './BulkRefused.module.css'

/** Which of the marked rows were refused, and why each. */
export function BulkRefused({
  result,
  rows,
  onClose,
}: {
  result: BulkResult
  rows: readonly Hazard[]
  onClose(): void
}) {
  const { t } = useText()
  const words = useProblemWords()
  const reasonWords = useReasonWords()
  return (
    <SideDialog title={t('ledger.refused', { n: result.refused.length })} onClose={onClose}>
      <p>{t('ledger.refusedNote', { done: result.done.length, n: result.refused.length })}</p>
      <dl className={styles['refused']}>
        {result.refused.map(({ id, code, params }) => (
          <div key={id}>
            <dt>{rows.find((row) => row.id === id)?.serial ?? id}</dt>
            <dd>
              {[
                words(new ProblemError(409, code, params)),
                reasonWords(listOf(params['reasons']), listOf(params['missing'])),
              ]
                .filter(Boolean)
                .join(' ')}
            </dd>
          </div>
        ))}
      </dl>
    </SideDialog>
  )
}

const listOf = (value: string | number | string[] | undefined): string[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [String(value)]
