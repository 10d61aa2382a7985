import { QueryError, WHOLE_SYSTEM } from '@wangge/db'
import { type FollowedRow, followedBy, insertResidentReport } from '@wangge/db/queries/resident-reports'
import { intake } from '../../contract/index.ts'
import type { House } from '../../house.ts'
import { reportHazard } from '../hazards/report-hazard.ts'
import { linkHash } from './link.ts'
import { residentOf } from './resident.ts'

export interface ResidentReport {
  kind: string
  description: string
  address: string
  /** WGS-84; with `area` a point inside it. */
  position: [number, number]
  placeBy: 'position' | 'photo' | 'area'
  area: { code: string; name: string } | null
  reporter: { name: string; phone: string }
  /** Uploads that came with the form. */
  photoIds: string[]
  nothingBurns: boolean
  language: 'zh' | 'en'
}

interface Sent {
  /** Names the form it came with. */
  form: string
  /** Secret under which the reporter will follow it. */
  link: string
  report: ResidentReport
}

/**
 * What a resident reports goes the way of every report; its link is written with it, so that one form makes one hazard however often it
 * is sent. Yields whether it was there already. Throws fireReported, unknownKind, outsideDistrict, unknownPhoto.
 */
export async function reportAsResident({
  house,
  input,
}: {
  house: House
  input: Sent
}): Promise<{ hazardId: string; isRepeat: boolean }> {
  const { form, link, report } = input
  const { area, placeBy, language, reporter, ...facts } = report
  const ctx = { ...house, who: residentOf(form) }
  const now = house.clock().toISOString()
  const kept = { tokenHash: linkHash(link), language, placeBy, now }
  try {
    const { id } = await reportHazard({
      ctx,
      input: {
        report: intake.parse({ ...facts, source: 'resident', reporter }),
        resident: { area, alongside: (tx, hazardId) => tx.run(insertResidentReport({ ...kept, hazardId })) },
      },
    })
    return { hazardId: id, isRepeat: false }
  } catch (error) {
    const isRepeat = error instanceof QueryError && error.problem.constraint === 'resident_report_token_hash_key'
    const known = isRepeat ? await reportedWith({ house, input: { link } }) : null
    if (known === null) throw error
    return { hazardId: known, isRepeat: true }
  }
}

/** The hazard that a form has become already; null where it has not been sent. */
export async function reportedWith({
  house,
  input,
}: {
  house: House
  input: { link: string }
}): Promise<string | null> {
  const [row] = await house.database.rows<FollowedRow>(WHOLE_SYSTEM, followedBy(linkHash(input.link)))
  return row?.hazardId ?? null
}
