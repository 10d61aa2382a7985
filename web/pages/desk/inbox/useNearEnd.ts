import { useCallback, useRef } from 'react'

/** Rows ahead of the reader, CSS pixels, at which the next page is asked for. */
const AHEAD_PX = 600

/** A ref for the last row: calls `onNear` whenever it comes near the view. */
export function useNearEnd(onNear: () => void): (element: HTMLElement | null) => void {
  const latest = useRef(onNear)
  latest.current = onNear
  const observer = useRef<IntersectionObserver | null>(null)
  return useCallback((element) => {
    observer.current?.disconnect()
    if (!element) return
    observer.current = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) latest.current()
      },
      { root: element.parentElement, rootMargin: `${AHEAD_PX}px` },
    )
    observer.current.observe(element)
  }, [])
}
