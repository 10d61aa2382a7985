import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { FILTER_PARAMS, filterToParams, type LedgerFilter, parseFilter } from './ledgerFilter.ts'

/** The ledger's filter: the address holds it, so that a link brings it back. */
export function useLedgerFilter(): { filter: LedgerFilter; narrow(part: Partial<LedgerFilter>): void } {
  const [params, setParams] = useSearchParams()
  const filter = useMemo(() => parseFilter(params), [params])
  const narrow = useCallback(
    (part: Partial<LedgerFilter>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const name of FILTER_PARAMS) next.delete(name)
          for (const [name, value] of Object.entries(filterToParams({ ...parseFilter(before), ...part })))
            next.set(name, value)
          return next
        },
        // Typing a word letter by letter is one step to go back over, not ten.
        { replace: Object.keys(part).join() === 'words' },
      ),
    [setParams],
  )
  return { filter, narrow }
}
