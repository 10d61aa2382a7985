import type { FieldTeam } from '@wangge/api/contract'
import { queue } from '../offline/index.ts'
import { FieldButton } from '../parts/FieldButton.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { addressOf, goTo } from '../route.ts'
import { useFieldText } from '../text.ts'
import styles from './ConsentPage.module.css'
import { writeChoice } from './choice.ts'
import { startSharing } from './sharing.ts'

const POINTS = ['when', 'who', 'howLong', 'off'] as const

/** Asked once on this phone, in words: what sharing the position means. */
export default function ConsentPage({ personId, team }: { personId: string; team: FieldTeam | null }) {
  const { t } = useFieldText()
  const leave = (): void => goTo(addressOf.tasks, { replace: true })
  const goOn = (shares: boolean): void => {
    if (team && !team.isOnDuty) void queue.add({ type: 'duty', teamId: team.id, duty: 'on' }, { label: t('duty.on') })
    if (team && shares) {
      writeChoice('consent', personId, true)
      startSharing(personId, team.id)
    }
    leave()
  }
  return (
    <Sheet
      title={t('consent.title')}
      about={team?.name}
      onBack={leave}
      foot={
        <>
          <FieldButton look="primary" onClick={() => goOn(true)}>
            {t('consent.yes')}
          </FieldButton>
          <FieldButton onClick={() => goOn(false)}>{t('consent.no')}</FieldButton>
        </>
      }
    >
      <ul className={styles['points']}>
        {POINTS.map((point) => (
          <li key={point}>{t(`consent.${point}`)}</li>
        ))}
      </ul>
    </Sheet>
  )
}
