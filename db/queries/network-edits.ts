import { type SQL, sql } from 'drizzle-orm'

export interface NetworkEditRow {
  id: string
  /** A street edit of api/walk/plan/types.ts, as its scenario drew it. */
  edit: Record<string, unknown>
}

/** Street edits of one network that were adopted by a moment (null = until now), in the order of their adoption. */
export function networkEdits(networkId: string, until: string | null): SQL {
  return sql`
    select id, edit from network_edit
    where walk_network_id = ${networkId}::uuid and (${until}::timestamptz is null or adopted_at <= ${until}::timestamptz)
    order by adopted_at, id`
}

interface NewNetworkEdit {
  id: string
  edit: object
}

/** Lays street edits over a network; ids ascend in the order of the edits. */
export function insertNetworkEdits(
  rows: readonly NewNetworkEdit[],
  { networkId, scenarioId, by, at }: { networkId: string; scenarioId: string; by: string; at: string },
): SQL {
  return sql`
    insert into network_edit (id, walk_network_id, scenario_id, edit, adopted_by, adopted_at)
    select x.id, ${networkId}::uuid, ${scenarioId}::uuid, x.edit, ${by}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, edit jsonb)`
}
