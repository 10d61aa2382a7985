import { type OtherCase, useOtherCase } from '../../data/cases.ts'
import { Skeleton } from '../../parts/Skeleton.tsx'
import aside from '../hazard/HazardAside.module.css'
import { CaseClockRows } from './CaseClockRows.tsx'
import { CasePersons } from './CasePersons.tsx'

/** Clock and person of a consultation or an incident, under the map. */
export default function CaseAside({ kind, id }: { kind: OtherCase; id: string }) {
  const item = useOtherCase(kind, id).data
  if (!item) return <Skeleton rows={4} />
  return (
    <div className={aside['aside']}>
      <CaseClockRows item={item} />
      <CasePersons item={item} kind={kind} />
    </div>
  )
}
