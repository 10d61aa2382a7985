import type { AllowedAction } from '@wangge/api/contract'
import type { HazardAction, HazardState } from '@wangge/db/vocabulary'
import { Dropdown } from 'antd'
import { useText } from '../../../text/index.ts'
import styles from './ActionBar.module.css'
import { useActions } from './ActionHost.tsx'
import { useReasonWords } from './useReasonWords.ts'

/** The rest of what the role may do, each that is not allowed now with its reason under it. */
export default function MoreActions({ actions, state }: { actions: readonly AllowedAction[]; state: HazardState }) {
  const { t } = useText()
  const { start } = useActions()
  const reasonWords = useReasonWords()
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      menu={{
        items: actions.map(({ action, allowed, reasons, missing }) => ({
          key: action,
          disabled: !allowed,
          label: (
            <span className={styles['item']}>
              {t(`hazard.action.${action}`)}
              {!allowed && <small>{reasonWords(reasons, missing, { action, state })}</small>}
            </span>
          ),
        })),
        onClick: ({ key }) => start(key as HazardAction),
      }}
    >
      <button type="button" className={styles['button']}>
        {t('app.more')}
      </button>
    </Dropdown>
  )
}
