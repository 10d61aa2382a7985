import type { Calendar, LedgerTables } from '@wangge/api/contract'
import { createContext, useContext, useMemo } from 'react'
import { request } from '../data/client.ts'
import { localParts } from '../format/date.ts'
import type { WorkingDays } from '../format/remaining.ts'
import { serverNow, useKept } from './offline/index.ts'
import { useFieldText } from './text.ts'

interface Tables {
  kinds: LedgerTables['kinds']
  commitments: LedgerTables['commitments']
  /** Null until it is known: times are then counted in days and hours. */
  workingDays: WorkingDays | null
}

const NONE: Tables = { kinds: [], commitments: [], workingDays: null }

/** What people have set up of kinds and days, kept on the phone; read once a page. */
export const TablesContext = createContext<Tables>(NONE)
export const useTables = (): Tables => useContext(TablesContext)

export function useReadTables(): Tables {
  const year = localParts(serverNow()).year
  const tables = useKept('tables', () => request<LedgerTables>('/ledger-tables')).data
  const calendar = useKept(`calendar:${year}`, () => request<Calendar>(`/calendar?year=${year}`)).data
  return useMemo(() => {
    const days = calendar?.days.map(({ day, kind }) => [day, kind] as const)
    return {
      kinds: tables?.kinds ?? [],
      commitments: tables?.commitments ?? [],
      workingDays: calendar && days ? { dutyTo: calendar.dutyTo, differing: new Map(days) } : null,
    }
  }, [tables, calendar])
}

/** The name of a kind by the district's table; the key itself until that is known. */
export function useKindName(): (key: string) => string {
  const { kinds } = useTables()
  const { language } = useFieldText()
  return (key) => {
    const kind = kinds.find((one) => one.key === key)
    return (language === 'zh' ? kind?.nameZh : kind?.nameEn) || key
  }
}
