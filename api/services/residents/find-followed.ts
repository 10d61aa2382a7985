import { WHOLE_SYSTEM } from '@wangge/db'
import { type FollowedRow, followedBy } from '@wangge/db/queries/resident-reports'
import { notFound } from '../../errors.ts'
import type { House } from '../../house.ts'
import { isLink, isSame, linkHash } from './link.ts'

/** The case that a link leads to. Throws `notFound`, the same for a link that never was and for one that was ended. */
export async function findFollowed(house: House, link: string): Promise<FollowedRow> {
  const hash = linkHash(link)
  const [row] = isLink(link) ? await house.database.rows<FollowedRow>(WHOLE_SYSTEM, followedBy(hash)) : []
  if (row && row.revokedAt === null && isSame(row.tokenHash, hash)) return row
  throw notFound('link', '')
}
