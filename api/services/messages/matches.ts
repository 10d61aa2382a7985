import { scopePrefix } from '@wangge/db'
import type { ToldCaseRow } from '@wangge/db/queries/message-collect'
import type { RuleRow } from '@wangge/db/queries/message-rules'
import type { Topic } from './topics.ts'

/** What came to light later than a day is no new hazard any more: a file of last year's, or one that was long ago found major. */
const NEW_HOURS = 24

/** Whether a rule wants a topic: event, area, and of a case its grade and kind. */
export function matches(
  rule: Pick<RuleRow, 'event' | 'areaLevel' | 'areaCode' | 'minGrade' | 'kinds'>,
  { topic, told, scopeCode, now }: { topic: Topic; told: ToldCaseRow | null; scopeCode: string; now: Date },
): boolean {
  if (rule.event !== topic.event) return false
  if (rule.areaLevel !== null && rule.areaCode !== null) {
    if (!scopeCode.startsWith(scopePrefix({ level: rule.areaLevel, code: rule.areaCode }))) return false
  }
  if (topic.event === 'newHazard' && now.getTime() - Date.parse(topic.at) > NEW_HOURS * 3_600_000) return false
  if (told?.caseKind !== 'hazard') return rule.kinds === null
  if (rule.minGrade === 'major' && told.grade !== 'major') return false
  return rule.kinds === null || rule.kinds.includes(told.kind ?? '')
}
