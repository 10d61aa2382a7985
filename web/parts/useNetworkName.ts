import type { CoverageRun } from '@wangge/api/contract'
import { useText } from '../text/index.ts'

/** What the server calls the generated streets of the sample district. */
const DEMO_SOURCE = 'demo'

/** 第 7 版 · streets.osm.pbf: which network a figure stands on. */
export function useNetworkName(): (network: Pick<CoverageRun['network'], 'version' | 'source'>) => string {
  const { t } = useText()
  return ({ version, source }) =>
    t('coverage.networkValue', { version, source: source === DEMO_SOURCE ? t('coverage.demoSource') : source })
}
