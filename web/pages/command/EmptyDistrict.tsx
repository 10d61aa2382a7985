import { Button } from 'antd'
import { useToast } from '../../parts/Toasts.tsx'
import { useText } from '../../text/index.ts'
import styles from './EmptyDistrict.module.css'

const COMMANDS = [
  'npx wangge import streets streets.osm.pbf',
  'npx wangge import codes codes.csv',
  'npx wangge import cells cells.geojson --crs wgs84',
  'npx wangge import residences residences.csv',
  'npx wangge import service-points points.csv',
  'npx wangge import teams teams.csv',
  'npx wangge import hazards hazards.csv',
  'npx wangge coverage compute',
].join('\n')

/** An empty database: what would stand here, and the commands that fill it. */
export default function EmptyDistrict() {
  const { t } = useText()
  const toast = useToast()
  const copy = (): void =>
    void navigator.clipboard.writeText(COMMANDS).then(
      () => toast(t('empty.copied')),
      () => toast(t('menu.copyFailed')),
    )
  return (
    <section id="main" className={styles['page']}>
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.what')}</p>
      <h3>{t('empty.command')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled block must be reachable by keyboard */}
      <pre tabIndex={0}>{COMMANDS}</pre>
      <Button type="primary" onClick={copy}>
        {t('empty.copy')}
      </Button>
      <p className={styles['demo']}>{t('empty.demo')}</p>
    </section>
  )
}
