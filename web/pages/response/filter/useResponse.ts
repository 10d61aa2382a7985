import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useTick } from '../../../data/now.ts'
import { localDay } from '../../../format/localTime.ts'
import { parseResponse, RESPONSE_PARAMS, type ResponseView, responseToParams } from './responseView.ts'

interface Response {
  view: ResponseView
  /** YYYY-MM-DD in the deployment's zone. */
  today: string
  change(part: Partial<ResponseView>): void
  /** Opens the list behind a number: what its query has beside the page's own. */
  openList(asked: Record<string, string | number>): void
}

/** What the page shows: the address holds it, so that a link brings it back. */
export function useResponse(): Response {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => parseResponse(params), [params])
  const today = useTick(localDay)
  const change = useCallback(
    (part: Partial<ResponseView>) =>
      setParams((before) => {
        const next = new URLSearchParams(before)
        for (const name of RESPONSE_PARAMS) next.delete(name)
        for (const [name, value] of Object.entries(responseToParams({ ...parseResponse(before), ...part })))
          next.set(name, value)
        return next
      }),
    [setParams],
  )
  const openList = useCallback(
    (asked: Record<string, string | number>) => {
      const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]))
      change({ list: query.toString() })
    },
    [change],
  )
  return { view, today, change, openList }
}
