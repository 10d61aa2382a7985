import type { CoverageRun } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { useNetworkName } from '../../../parts/useNetworkName.ts'
import { useText, worded } from '../../../text/index.ts'

/** Network version, speed, limit, kinds and time of a run: what its figures stand on. */
export function RunFacts({ run }: { run: CoverageRun }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const networkName = useNetworkName()
  const kinds =
    run.kinds.length === 0 ? t('coverage.allKinds') : run.kinds.map((kind) => worded(t, 'pointKind', kind)).join('、')
  return (
    <KeyValues
      rows={[
        [t('coverage.network'), networkName(run.network)],
        [t('coverage.limit'), t('coverage.limitValue', { n: run.limitSeconds / 60 })],
        [t('coverage.speed'), `${run.speedMetresPerSecond} m/s`],
        [t('coverage.kinds'), kinds],
        [t('coverage.snapLimit'), `${run.snapLimitMetres} m`],
        [t('coverage.computedAt'), dateTime(run.finishedAt ?? run.createdAt, language, nowMs)],
      ]}
    />
  )
}
