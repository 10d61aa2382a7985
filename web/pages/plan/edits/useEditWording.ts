import { useMemo } from 'react'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import type { EditWording } from './editWords.ts'
import { useWhatIf } from './whatIf.ts'

const NO_POINTS: EditWording['points'] = []

/** What edits are worded with on this page. */
export function useEditWording(): EditWording {
  const { t, language } = useText()
  const points = usePlanTable().base?.points ?? NO_POINTS
  const { letters } = useWhatIf()
  return useMemo(() => ({ t, language, points, letters }), [t, language, points, letters])
}
