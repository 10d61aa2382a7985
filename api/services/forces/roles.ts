import type { Context } from '@wangge/db'
import type { Role } from '@wangge/db/vocabulary'

/** Those who run teams: their people, equipment, duty and shifts. The database's policies name the same. */
export const RUNNERS: readonly Role[] = ['command', 'township_officer', 'administrator']

export const runsTeams = ({ role }: Context): boolean => RUNNERS.includes(role)
