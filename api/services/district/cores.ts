import { type Context, type Database, WHOLE_SYSTEM } from '@wangge/db'
import {
  type ResidentsCoreRow,
  type ResidentsVersionRow,
  residentsCore,
  residentsVersion,
} from '@wangge/db/queries/residents-core'
import type { District } from '../../contract/index.ts'
import { scopeKeyOf } from '../scopes.ts'

/** A tenth of the residents may live west of the box, and as many east, south and north of it: villages do not make it wide. */
const TAIL = 0.1

export interface Cores {
  /** Where most residents of the asker's scope live; null where nobody does. Looked up once per change of the residences. */
  of(who: Context): Promise<NonNullable<District['coreBounds']> | null>
}

export function createCores(database: Database): Cores {
  let version = -1
  let boxes = new Map<string, ReturnType<Cores['of']>>()
  return {
    of: async (who) => {
      const [row] = await database.rows<ResidentsVersionRow>(WHOLE_SYSTEM, residentsVersion())
      const changedAt = row?.changedAt ?? 0
      if (changedAt !== version) boxes = new Map()
      version = changedAt
      const key = scopeKeyOf(who.scope)
      const box = boxes.get(key) ?? find(database, who)
      boxes.set(key, box)
      box.catch(() => boxes.delete(key))
      return box
    },
  }
}

async function find(database: Database, who: Context): ReturnType<Cores['of']> {
  const [row] = await database.rows<ResidentsCoreRow>(who, residentsCore(TAIL))
  if (!row) return null
  const { west, south, east, north } = row
  return west === null || south === null || east === null || north === null ? null : [west, south, east, north]
}
