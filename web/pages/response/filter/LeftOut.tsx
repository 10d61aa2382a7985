import type { ResponseSteps } from '@wangge/api/contract'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { Opens } from '../panel/Opens.tsx'
import styles from './FilterBar.module.css'
import { useResponse } from './useResponse.ts'

/** What the figures leave out, with the numbers, each with its list. */
export function LeftOut({ data }: { data: ResponseSteps | undefined }) {
  const { t } = useText()
  const { view } = useResponse()
  if (!data) return <p className={styles['leftOut']} />
  const { falseReports, duplicates, selfFound } = data.leftOut
  const isIn = view.sources.includes('patrol')
  return (
    <p className={styles['leftOut']}>
      <Opens asked={{ measure: 'duplicates' }}>
        {t('response.leftOut.duplicate')} {count(duplicates)}
      </Opens>
      {' · '}
      <Opens asked={{ measure: 'falseReports' }}>
        {t('response.leftOut.false')} {count(falseReports)}
      </Opens>{' '}
      {t('response.leftOut.words')}
      {' · '}
      <Opens asked={{ measure: 'selfFound' }}>
        {t(isIn ? 'response.leftOut.selfFoundIn' : 'response.leftOut.selfFound')} {count(selfFound)}
      </Opens>
    </p>
  )
}
