import { useEffect, useRef, useState } from 'react'
import { useNow } from '../../data/now.ts'
import { useHazards } from '../../data/queries.ts'
import { NOTHING } from '../../format/number.ts'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useText } from '../../text/index.ts'
import { queueRows } from './queue/queueOrder.ts'

const STEP_SECONDS = 5

/** Says politely, to those who listen to the screen, which cases have just become overdue. */
export function OverdueAnnouncer() {
  const { t } = useText()
  const kindName = useHazardKindName()
  const items = useHazards().data?.items
  const nowMs = useNow(STEP_SECONDS)
  const known = useRef<Set<string> | null>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    if (!items) return
    const overdue = queueRows(items, nowMs).filter(({ clock }) => clock === 'overdue')
    const before = known.current
    known.current = new Set(overdue.map(({ hazard }) => hazard.id))
    const fresh = before ? overdue.filter(({ hazard }) => !before.has(hazard.id)) : []
    if (fresh.length === 0) return
    setWords(
      fresh
        .map(({ hazard }) =>
          t('queue.becameOverdue', { what: kindName(hazard.kind), where: hazard.cellName ?? NOTHING }),
        )
        .join(' '),
    )
  }, [items, nowMs, kindName, t])
  return (
    <p className="visuallyHidden" role="status">
      {words}
    </p>
  )
}
