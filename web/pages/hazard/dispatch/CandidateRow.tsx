import type { Candidate } from '@wangge/api/contract'
import { minutes } from '../../../format/duration.ts'
import { TeamSymbol } from '../../../map/symbols.tsx'
import { useText } from '../../../text/index.ts'
import { useCandidateWords } from './candidateWords.ts'
import styles from './Ranking.module.css'

interface CandidateRowProps {
  candidate: Candidate
  /** 1 = first among those who can be sent. */
  place: number
  asOf: string
  isChosen: boolean
  onChoose(): void
  onPoint(isPointed: boolean): void
}

/** One team: how soon it is there, by what, what it has had to do, what it lacks, how old its position is. */
export function CandidateRow({ candidate, place, asOf, isChosen, onChoose, onPoint }: CandidateRowProps) {
  const { t, language } = useText()
  const words = useCandidateWords(asOf)
  const { name, kind, state, stale, isResponsible } = candidate
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        aria-pressed={isChosen}
        onClick={onChoose}
        onPointerEnter={() => onPoint(true)}
        onPointerLeave={() => onPoint(false)}
        onFocus={() => onPoint(true)}
        onBlur={() => onPoint(false)}
      >
        <span className={styles['place']}>{place}</span>
        <TeamSymbol kind={kind} state={state} stale={stale} size={24} />
        <span className={styles['name']}>
          <span>{name}</span>
          {isResponsible && <em>{t('dispatch.responsible')}</em>}
        </span>
        <span className={styles['minutes']}>{minutes(candidate.seconds, language)}</span>
        <span className={styles['facts']}>{words.facts(candidate)}</span>
      </button>
    </li>
  )
}
