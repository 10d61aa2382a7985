import { BREAKPOINT } from '../tokens.ts'
import { useMedia } from './useMedia.ts'

/** Three columns; drawer over the map; map or list; bottom sheet. */
export type WidthClass = 'wide' | 'desk' | 'narrow' | 'phone'

export function useWidth(): WidthClass {
  const isWide = useMedia(`(min-width: ${BREAKPOINT.wide}px)`)
  const isDesk = useMedia(`(min-width: ${BREAKPOINT.desk}px)`)
  const isNarrow = useMedia(`(min-width: ${BREAKPOINT.narrow}px)`)
  return isWide ? 'wide' : isDesk ? 'desk' : isNarrow ? 'narrow' : 'phone'
}
