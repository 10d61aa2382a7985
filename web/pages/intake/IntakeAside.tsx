import { Section } from '../../parts/Section.tsx'
import { useText } from '../../text/index.ts'
import aside from '../hazard/HazardAside.module.css'
import { NearbyOpen } from './NearbyOpen.tsx'

/** Under the map while a hazard is logged: what is open near the pin. */
export default function IntakeAside() {
  const { t } = useText()
  return (
    <div className={aside['aside']}>
      <Section title={t('intake.nearTitle')}>
        <NearbyOpen />
      </Section>
    </div>
  )
}
