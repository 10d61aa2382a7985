import { type SQL, sql } from 'drizzle-orm'

export interface MemberRow {
  id: string
  teamId: string
  name: string
  phone: string
  isLeader: boolean
  personId: string | null
}

export function insertMember({ id, teamId, name, phone, isLeader, personId }: MemberRow): SQL {
  return sql`
    insert into team_member (id, team_id, name, phone, is_leader, person_id)
    values (${id}::uuid, ${teamId}::uuid, ${name}, ${phone}, ${isLeader}, ${personId})`
}

/** Touches no row where the team has no such member. */
export function updateMember({ id, teamId, name, phone, isLeader, personId }: MemberRow): SQL {
  return sql`
    update team_member set name = ${name}, phone = ${phone}, is_leader = ${isLeader}, person_id = ${personId}
    where id = ${id}::uuid and team_id = ${teamId}::uuid`
}

/** Touches no row where the team has no such member. */
export function deleteMember(teamId: string, id: string): SQL {
  return sql`delete from team_member where id = ${id}::uuid and team_id = ${teamId}::uuid`
}

/** A team has one leader: the member named, and nobody else. */
export function makeLeader(teamId: string, memberId: string): SQL {
  return sql`
    with others as (update team_member set is_leader = false where team_id = ${teamId}::uuid and id <> ${memberId}::uuid and is_leader)
    update patrol_team t set leader_name = m.name from team_member m where m.id = ${memberId}::uuid and t.id = ${teamId}::uuid`
}

/** Members that are named are among those that the team counts; `gone` have left. */
export function recountMembers(teamId: string, gone: number): SQL {
  return sql`
    update patrol_team t set members = greatest(t.members - ${gone}::int, (select count(*) from team_member m where m.team_id = t.id))
    where t.id = ${teamId}::uuid`
}

/** The account, where it is in sight and not disabled. */
export function memberAccount(personId: string): SQL {
  return sql`select id from person where id = ${personId} and disabled_at is null`
}

export interface AccountTeamRow {
  personName: string
  teamName: string
}

/** Of which team an account is a member. */
export function teamOfAccount(personId: string): SQL {
  return sql`
    select p.name as "personName", t.name as "teamName"
    from team_member m join person p on p.id = m.person_id join patrol_team t on t.id = m.team_id where m.person_id = ${personId}`
}
