import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'

/** Another hazard by its number. */
export function HazardLink({ id, children }: { id: string; children: ReactNode }) {
  const { search } = useLocation()
  return <Link to={{ pathname: `/hazards/${id}`, search }}>{children}</Link>
}
