import { id, TOWNSHIPS } from './townships.ts'

/** SQL that gives each of the two townships one row in every scoped table of the ledger; to be run after `townshipsScript`. */
export function ledgerScript(): string {
  return TOWNSHIPS.map((township, at) => {
    const cell = `${township}00101`
    const point = `st_point(${122 + at}.005, 43.005, 4326)`
    const hazard = id(at, 6)
    const [consultation, incident] = [caseId(at, 1), caseId(at, 2)]
    return `
      insert into consultation (id, serial, version, state, channel, question, asked_at, received_at, cell_code)
        values ('${consultation}', 'C20260101-000${at}', 1, 'asked', 'visit', '问', '2026-01-01Z', '2026-01-01Z', '${cell}');
      insert into fire_incident (id, serial, version, state, source, reported_at, received_at, location, cell_code)
        values ('${incident}', 'F20260101-000${at}', 1, 'reported', 'resident', '2026-01-01Z', '2026-01-01Z', ${point}, '${cell}');
      ${(
        [
          ['hazard', hazard],
          ['consultation', consultation],
          ['incident', incident],
        ] as const
      )
        .map(
          ([kind, stream], photo) => `
            insert into case_event (stream, version, case_kind, event, happened_at, received_at, person_id, person_name, role)
              values ('${stream}', 1, '${kind}', 'reported', '2026-01-01Z', '2026-01-01Z', 'p', '王工', 'township_officer');
            insert into personal_data (stream, case_kind, name, phone) values ('${stream}', '${kind}', '王五', '13800138000');
            insert into photo (id, case_kind, stream, phase, content_type, byte_count, width_pixels, height_pixels, sha256, uploaded_by,
                uploaded_by_name, uploaded_at, attached_at)
              values ('${caseId(at, 3 + photo)}', '${kind}', '${stream}', 'before', 'image/jpeg', 1, 1, 1, 'c', 'p', '王工', '2026-01-01Z',
                '2026-01-01Z');`,
        )
        .join('')}
      insert into hazard_transfer (hazard_id, version, serial, kind, grade, address, from_code, to_code, to_name, reason, transferred_at,
          transferred_by)
        values ('${hazard}', 2, '20260101-000${at}', 'other', 'general', '', '${cell}', '1505021020010', '别处', '', '2026-01-01Z', '王工');
      insert into idempotency_key (person_id, key, request_hash, status, response, created_at)
        values ('officer-${township}', 'k', 'h', 201, '{}', '2026-01-01Z');`
  }).join('\n')
}

/** A fixed UUID of the ledger's rows: `thing` of township `at`. */
export function caseId(at: number, thing: number): string {
  return `01900000-0000-7000-900${at}-00000000000${thing}`
}
