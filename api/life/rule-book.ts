import type { WorkCalendar } from '../clocks/calendar.ts'
import type { ClockRule } from '../clocks/rule.ts'
import type { CommitmentKind, HazardKind } from '../contract/ledger-tables.ts'

/** What administrators set, at one version: kinds, rules in force, commitments, calendar. */
export interface RuleBook {
  calendar: WorkCalendar
  /** The version in force; throws RangeError for a key that no rule has. */
  rule(key: string): ClockRule
  /** Where the limit of any version of a rule comes from; '' for a due time that no rule set. */
  source(ruleId: string | null): string
  kind(key: string): HazardKind | undefined
  /** In the order people set. */
  commitments: CommitmentKind[]
  /** ledger_config.version of what stands here. */
  version: number
}
