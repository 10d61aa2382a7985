import { type SQL, sql } from 'drizzle-orm'

/** What ends a step, as another system's export may tell it. */
export const RESPONSE_ENDS = [
  'answered',
  'dispatched',
  'arrived',
  'acknowledged',
  'verified',
  'rectified',
  'closedOut',
] as const
export type ResponseEnd = (typeof RESPONSE_ENDS)[number]

/** One case of an imported history. */
export interface ResponseCaseInput {
  /** The other system's own key of the case; once a data set. */
  caseKey: string
  /** Of the import: a UUID, which is also the `dataset` that a filter names. */
  datasetId: string
  datasetName: string
  /** ISO instant. */
  reportedAt: string
  /** WGS-84 degrees; null = not told. */
  lon: number | null
  lat: number | null
  /** Grid cell the case lies in; null = outside every cell. */
  cellCode: string | null
  /** As the other system words it. */
  kind: string
  source: string
  address: string
  /** ISO instants; null = the case lacks it (missing); a key left out = the export does not tell it of any case (not counted). */
  instants: Partial<Record<ResponseEnd, string | null>>
}

/**
 * Cases of another system's history, a few thousand at a time; a key that the data set holds already is said anew. Their facts are
 * queued. As `app_system`.
 */
export function insertResponseCases(rows: readonly ResponseCaseInput[]): SQL {
  const told = rows.map(({ instants, ...row }) => ({
    ...row,
    ...instants,
    told: RESPONSE_ENDS.filter((end) => end in instants),
  }))
  return sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r ("caseKey" text, "datasetId" text, "datasetName" text,
        "reportedAt" timestamptz, lon float8, lat float8, "cellCode" text, kind text, source text, address text, told jsonb,
        answered timestamptz, dispatched timestamptz, arrived timestamptz, acknowledged timestamptz, verified timestamptz,
        rectified timestamptz, "closedOut" timestamptz)),
    named as (
      insert into response_dataset (key, name)
      select distinct on ("datasetId") "datasetId", "datasetName" from given on conflict (key) do nothing)
    insert into response_history (dataset, case_key, kind, source, address, location, cell_code, told, reported_at, answered_at,
      dispatched_at, arrived_at, acknowledged_at, verified_at, rectified_at, closed_out_at)
    select "datasetId", "caseKey", kind, source, address, ST_SetSRID(ST_MakePoint(lon, lat), 4326), "cellCode",
      array(select jsonb_array_elements_text(told)), "reportedAt", answered, dispatched, arrived, acknowledged, verified, rectified,
      "closedOut"
    from given
    on conflict (dataset, case_key) do update set kind = excluded.kind, source = excluded.source, address = excluded.address,
      location = excluded.location, cell_code = excluded.cell_code, told = excluded.told, reported_at = excluded.reported_at,
      answered_at = excluded.answered_at, dispatched_at = excluded.dispatched_at, arrived_at = excluded.arrived_at,
      acknowledged_at = excluded.acknowledged_at, verified_at = excluded.verified_at, rectified_at = excluded.rectified_at,
      closed_out_at = excluded.closed_out_at`
}

/** The data set with its cases and their facts. As `app_system`. */
export function removeResponseDataset(datasetId: string): SQL {
  return sql`delete from response_dataset where key = ${datasetId}`
}
