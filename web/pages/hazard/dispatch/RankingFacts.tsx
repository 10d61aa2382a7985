import type { WhoIsFirst } from '@wangge/api/contract'
import { useTick } from '../../../data/now.ts'
import { age } from '../../../format/duration.ts'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'

/** What the minutes rest on: streets, speeds, how many teams, how old. */
export function RankingFacts({ ranking }: { ranking: WhoIsFirst }) {
  const { t, language } = useText()
  const old = useTick((nowMs) => age((nowMs - Date.parse(ranking.asOf)) / 1000, language))
  const how = [
    t('dispatch.byStreets'),
    t('dispatch.speeds', {
      foot: ranking.walkSpeedMetresPerSecond,
      car: Math.round(ranking.carSpeedMetresPerSecond * 3.6 * 10) / 10,
    }),
    ranking.networkVersion !== null && t('dispatch.network', { version: ranking.networkVersion }),
    t('dispatch.looked', { n: count(ranking.total) }),
    t('dispatch.loadMeans'),
  ]
  return (
    <span title={how.filter(Boolean).join(' · ')}>
      {t('dispatch.byStreets')} · {t('dispatch.rankedAt', { age: old })}
    </span>
  )
}
