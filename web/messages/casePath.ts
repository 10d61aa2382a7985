import type { CaseKind } from '@wangge/db/vocabulary'

/** The page of a case. */
export function casePath(kind: CaseKind, id: string): string {
  return { hazard: `/hazards/${id}`, consultation: `/desk/consultations/${id}`, incident: `/desk/incidents/${id}` }[
    kind
  ]
}
