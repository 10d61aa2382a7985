import type { Context } from '@wangge/db'

/** How the trail names somebody without an account; the page words the role. */
const RESIDENT_NAME = '居民'

/**
 * The context under which what a resident sends is written. It runs as the system, since a resident has no area: only the services
 * beside this file may make it. `form` tells one sender from the next, so that an upload belongs to the form it came with.
 */
export function residentOf(form: string): Context {
  return {
    as: 'app_system',
    personId: `resident:${form}`,
    personName: RESIDENT_NAME,
    role: 'administrator',
    scope: null,
  }
}
