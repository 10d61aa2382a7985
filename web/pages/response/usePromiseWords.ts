import { useText } from '../../text/index.ts'
import type { Chosen } from './chosen.ts'
import { limitOf } from './figures/units.ts'

/** 承诺 10 分; '' where nothing is promised. */
export function usePromiseWords({ promiseSeconds, unit }: Pick<Chosen, 'promiseSeconds' | 'unit'>): string {
  const { t } = useText()
  if (promiseSeconds === null) return ''
  const said = limitOf(promiseSeconds, unit)
  return t('response.promiseOf', { limit: said.limit, unit: t(`response.unit.${said.unit}`) })
}
