import { type SQL, sql } from 'drizzle-orm'

export interface ResidentQuestionRow {
  id: string
  question: string
  askedByName: string
  askedAt: string
  answer: string | null
  answeredAt: string | null
}

/** What the office asked a hazard's reporter, in its order. */
export function questionsOf(hazardId: string): SQL {
  return sql`
    select id, question, asked_by_name as "askedByName", asked_at as "askedAt", answer, answered_at as "answeredAt"
    from resident_question where hazard_id = ${hazardId}::uuid order by asked_at, id`
}

export function insertQuestion(asked: {
  id: string
  hazardId: string
  question: string
  askedByName: string
  askedAt: string
}): SQL {
  return sql`
    insert into resident_question (id, hazard_id, question, asked_by_name, asked_at)
    values (${asked.id}::uuid, ${asked.hazardId}::uuid, ${asked.question}, ${asked.askedByName}, ${asked.askedAt}::timestamptz)`
}

/** The reporter's answer to a question of his own hazard; touches no row where there is none, or it was answered. For app_system. */
export function answerQuestion(given: { id: string; hazardId: string; answer: string; now: string }): SQL {
  return sql`
    update resident_question set answer = ${given.answer}, answered_at = ${given.now}::timestamptz
    where id = ${given.id}::uuid and hazard_id = ${given.hazardId}::uuid and answer is null`
}
