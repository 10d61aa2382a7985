import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import type { GapRow } from './gapRows.ts'
import { gapsAddress, gapsCsv } from './gapsFile.ts'

/** The list as a file: the server's where there are no edits, else written here from what is shown. */
export function useExport(rows: readonly GapRow[]): { address: string | null; save(): void } {
  const { t } = useText()
  const { settings, edits } = usePlanTable()
  const save = (): void => {
    const text = gapsCsv(rows, t('plan.csvHead').split(','), ({ gap }) => t(`plan.state.${gap.state}`))
    const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `${t('plan.gaps')}.csv`
    link.click()
    URL.revokeObjectURL(address)
  }
  return { address: edits.length === 0 ? gapsAddress(settings) : null, save }
}
