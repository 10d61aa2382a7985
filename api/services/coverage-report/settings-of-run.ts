import type { RunRow } from '@wangge/db/queries/coverage-runs'
import type { CoverageReport } from '../../contract/index.ts'
import { SNAP_LIMIT_METRES } from '../coverage/thresholds.ts'

type Settings = CoverageReport['settings']
interface Said extends Pick<Settings, 'limitSeconds' | 'speedMetresPerSecond' | 'kinds'> {
  networkVersion: number
  snapLimitMetres: number
  minuteOfWeek: number | null
  asksForStaff: boolean
  asksForRoom: boolean
}

/** In plain words; a run asks neither for hours nor staff nor room. */
const WORDS: readonly (readonly [what: string, said: (one: Said) => string])[] = [
  ['limit', ({ limitSeconds }) => String(limitSeconds)],
  ['speed', ({ speedMetresPerSecond }) => String(speedMetresPerSecond)],
  ['kinds', ({ kinds }) => kinds.toSorted().join(',')],
  ['network', ({ networkVersion }) => String(networkVersion)],
  ['snapLimit', ({ snapLimitMetres }) => String(snapLimitMetres)],
  ['minuteOfWeek', ({ minuteOfWeek }) => String(minuteOfWeek ?? '')],
  ['staff', ({ asksForStaff }) => String(asksForStaff)],
  ['room', ({ asksForRoom }) => String(asksForRoom)],
]

/** In what a plan differs from a run: `one` is the plan. */
export function differencesFromRun(
  settings: Settings,
  networkVersion: number,
  run: RunRow,
): CoverageReport['differentSettings'] {
  const plan = { ...settings, networkVersion, snapLimitMetres: SNAP_LIMIT_METRES }
  const other = { ...run, minuteOfWeek: null, asksForStaff: false, asksForRoom: false }
  return WORDS.map(([what, said]) => ({ what, one: said(plan), other: said(other) })).filter(
    (setting) => setting.one !== setting.other,
  )
}
