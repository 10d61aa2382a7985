import { Segmented } from 'antd'
import { useLocation, useNavigate } from 'react-router'
import { useText } from '../text/index.ts'
import styles from './PageSwitch.module.css'

/** Map or list, where the screen has room for one of them. */
export default function PageSwitch() {
  const { t } = useText()
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  return (
    <Segmented
      className={styles['switch'] ?? ''}
      aria-label={t('switch.label')}
      value={pathname === '/list' ? '/list' : '/'}
      options={[
        { value: '/', label: t('page.map') },
        { value: '/list', label: t('page.list') },
      ]}
      onChange={(to) => void navigate({ pathname: to, search })}
    />
  )
}
