import { useCallback, useMemo } from 'react'
import { useLocation } from 'react-router'
import { useView } from '../../app/ViewContext.tsx'
import { useTick } from '../../data/now.ts'
import { localDay } from '../../format/localTime.ts'
import { type ProofPlace, parseProofPlace, proofParams } from './proofPlace.ts'

export interface Place extends ProofPlace {
  today: string
  go(part: Partial<ProofPlace>): void
}

/** Where the page is: the address says it, and `go` writes it back. */
export function useProofPlace(): Place {
  const { search } = useLocation()
  const { change } = useView()
  const today = useTick(localDay)
  const go = useCallback<Place['go']>(
    (part) => change({}, proofParams(part), 'shift' in part || 'show' in part),
    [change],
  )
  return useMemo(() => ({ ...parseProofPlace(search, today), today, go }), [search, today, go])
}
