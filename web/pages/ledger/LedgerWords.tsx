import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { WorkingDays } from '../../format/remaining.ts'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useWorkingDays } from '../../parts/useWorkingDays.ts'
import { type Language, type Translate, useText } from '../../text/index.ts'

interface Words {
  t: Translate
  language: Language
  kindName(key: string): string
  workingDays: WorkingDays | null
}

const WordsContext = createContext<Words | null>(null)

/** What every cell words its value by, looked up once: a row that scrolls in must not ask for it eleven times. */
export function LedgerWords({ children }: { children: ReactNode }) {
  const { t, language } = useText()
  const kindName = useHazardKindName()
  const workingDays = useWorkingDays()
  const words = useMemo(() => ({ t, language, kindName, workingDays }), [t, language, kindName, workingDays])
  return <WordsContext value={words}>{children}</WordsContext>
}

export function useLedgerWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useLedgerWords needs LedgerWords above it')
  return words
}
