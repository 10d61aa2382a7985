import type { PlanSettings } from '@wangge/api/walk'
import { usePlanTable } from '../state/table.ts'

/** The pace of older people: what a plan for adults is most often set beside. */
const OLDER_SPEED = 0.8

export interface Compare {
  other: PlanSettings | null
  toggle(): void
  change(part: Partial<PlanSettings>): void
}

/** Two settings on one map: the table's own left of a bar, others right of it. */
export function useCompare(): Compare {
  const { settings, otherSettings: other, setOtherSettings } = usePlanTable()
  return {
    other,
    toggle: () => setOtherSettings(other ? null : firstOther(settings)),
    change: (part) => other && setOtherSettings({ ...other, ...part }),
  }
}

const firstOther = (settings: PlanSettings): PlanSettings => ({
  ...settings,
  speedMetresPerSecond: settings.speedMetresPerSecond === OLDER_SPEED ? 1.25 : OLDER_SPEED,
})
