import type { Context } from '@wangge/db'
import type { Role } from '@wangge/db/vocabulary'

/** Those who may look at the planner's table; an officer of a township at his own area. */
export const PLAN_READERS: readonly Role[] = ['planner', 'command', 'administrator', 'township_officer']

/** Those who may keep a scenario. */
export const SCENARIO_SAVERS: readonly Role[] = ['planner', 'command', 'administrator']

const SEES_VULNERABLE: readonly Role[] = ['planner', 'administrator', 'township_officer']

/** Where older people live alone, and in which small premises people sleep, is not for everybody (design.md, rule 6). */
export const seesVulnerable = ({ role }: Context): boolean => SEES_VULNERABLE.includes(role)
