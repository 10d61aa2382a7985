/** What the frame must know of a page: where its map stands. */
export type PageKind = 'command' | 'desk' | 'other'

export function pageKind(pathname: string): PageKind {
  if (pathname === '/') return 'command'
  return /^\/(desk|hazards)(\/|$)/.test(pathname) ? 'desk' : 'other'
}

/** The hazard that the path itself names, /hazards/:id; null on every other page. */
export const hazardOfPath = (pathname: string): string | null => /^\/hazards\/([^/]+)$/.exec(pathname)?.[1] ?? null
