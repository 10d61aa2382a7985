import { Call119 } from '../../parts/Call119.tsx'
import { FieldIcon } from '../../parts/FieldIcon.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useFieldText } from '../../text.ts'
import styles from './CallPage.module.css'
import type { StepProps } from './StepHost.tsx'
import { useStep } from './useStep.ts'

/** 96119: the national line for fire hazards; 12345: the line for everything a government does. */
const LINES = ['96119', '12345'] as const

/** Whom one may call from here: 119, one's team, the lines. The reporter's number is for the desks. */
export function CallPage({ task, teams }: StepProps) {
  const { t } = useFieldText()
  const { about, back } = useStep(task)
  const people = teams.flatMap((team) => team.people.filter(({ phone }) => phone !== ''))
  return (
    <Sheet title={t('step.call')} about={about} onBack={back}>
      <Call119 />
      <ul className={styles['people']}>
        {people.map(({ name, phone, isLeader }) => (
          <li key={`${name}${phone}`}>
            <a href={`tel:${phone}`}>
              <FieldIcon name="phone" />
              <span>
                <strong>{name}</strong>
                <small>
                  {isLeader && `${t('call.leader')} · `}
                  {phone}
                </small>
              </span>
            </a>
          </li>
        ))}
        {LINES.map((line) => (
          <li key={line}>
            <a href={`tel:${line}`}>
              <FieldIcon name="phone" />
              <span>
                <strong>{line}</strong>
                <small>{t(`call.${line}`)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{t('call.reporter')}</p>
    </Sheet>
  )
}
