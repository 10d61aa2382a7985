import { useLedgerTables } from '../../data/ledgerTables.ts'
import { useText, worded } from '../../text/index.ts'

/** Names of the commitments, which administrators edit. */
export function useCommitmentName(): (key: string) => string {
  const { t, language } = useText()
  const kinds = useLedgerTables().data?.commitments
  return (key) => {
    const kind = kinds?.find((entry) => entry.key === key)
    return (language === 'zh' ? kind?.nameZh : kind?.nameEn) ?? worded(t, 'hazard.commitment', key)
  }
}
