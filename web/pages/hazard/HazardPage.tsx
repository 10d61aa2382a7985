import { useEffect } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { usePanels } from '../../app/panels.tsx'
import { useWidth } from '../../app/useWidth.ts'
import { useView } from '../../app/ViewContext.tsx'
import { useHazardCase } from '../../data/hazards.ts'
import { DockedPanel } from '../../parts/DockedPanel.tsx'
import { useText } from '../../text/index.ts'
import { HazardAside } from './HazardAside.tsx'
import styles from './HazardPage.module.css'
import { HazardView } from './HazardView.tsx'

/** Zoom at which the page's own hazard stands on the map. */
const PLACE_ZOOM = 15.5

/** One hazard by its own address: the desk without its inbox. */
export default function HazardPage() {
  const { t } = useText()
  const { id = '' } = useParams()
  const width = useWidth()
  const navigate = useNavigate()
  const { search } = useLocation()
  const { right, setRight } = usePanels()
  const { focusOn } = useView()
  const place = useHazardCase(id).data?.position.join()
  useEffect(() => {
    setRight(width === 'wide' ? 'open' : 'closed')
  }, [width, setRight])
  useEffect(() => {
    const [lon, lat] = (place ?? '').split(',').map(Number)
    if (place !== undefined && lon !== undefined && lat !== undefined)
      focusOn({ position: [lon, lat], zoom: PLACE_ZOOM })
  }, [place, focusOn])
  return (
    <>
      <main id="main" className={styles['page']} tabIndex={-1}>
        <HazardView key={id} id={id} onBack={() => void navigate({ pathname: '/desk', search })} />
      </main>
      {width === 'wide' && (
        <DockedPanel
          side="right"
          memory="desk-aside"
          designedWidth={404}
          name={t('desk.aside')}
          isOpen={right === 'open'}
          onToggle={() => setRight(right === 'open' ? 'closed' : 'open')}
        >
          <HazardAside key={id} id={id} />
        </DockedPanel>
      )}
    </>
  )
}
