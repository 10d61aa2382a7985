import type { Dispatch, WhoIsFirst } from '@wangge/api/contract'
import { useEffect, useState } from 'react'
import { ProblemError } from '../../../data/client.ts'
import { type SendingMode, useWhoIsFirst } from '../../../data/dispatches.ts'
import { propose } from '../../../data/proposal.ts'
import { count } from '../../../format/number.ts'
import { Notice } from '../../../parts/Notice.tsx'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { Section } from '../../../parts/Section.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { CandidateRow } from './CandidateRow.tsx'
import { CannotBeSent } from './CannotBeSent.tsx'
import styles from './Ranking.module.css'
import { RankingFacts } from './RankingFacts.tsx'
import { FIRST_ROWS, RANKED } from './ranked.ts'
import { SendForm } from './SendForm.tsx'
import { splitCandidates } from './story.ts'

const MODES = ['fastest', 'foot', 'car'] as const satisfies readonly SendingMode[]

interface RankingProps {
  hazardId: string
  /** The dispatch that is recalled as the chosen team is sent. */
  replaced: Dispatch | null
  onStop(): void
}

/** 谁先到: the teams by street time; the one pointed at, else the chosen one, has its way drawn on the map. */
export function Ranking({ hazardId, replaced, onStop }: RankingProps) {
  const { t } = useText()
  const words = useProblemWords()
  const [mode, setMode] = useState<SendingMode>('fastest')
  const [isLong, setLong] = useState(false)
  const [isHeld, setHeld] = useState(false)
  const query = useWhoIsFirst(hazardId, mode, isLong ? RANKED.all : RANKED.few, isHeld)
  const ranking = query.data
  return (
    <Section
      title={t(replaced ? 'dispatch.resendTitle' : 'dispatch.title')}
      aside={ranking && <RankingFacts ranking={ranking} />}
    >
      <fieldset className={styles['modes']} aria-label={t('dispatch.mode')}>
        {MODES.map((one) => (
          <button key={one} type="button" aria-pressed={one === mode} onClick={() => setMode(one)}>
            {t(`dispatch.mode.${one}`)}
          </button>
        ))}
      </fieldset>
      {query.isPending && <Skeleton rows={5} />}
      {query.error && !ranking && (
        <Notice
          title={t('dispatch.failed')}
          what={isNoNetwork(query.error) ? t('dispatch.failedNetwork') : words(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {ranking && (
        <div
          className={styles['held']}
          data-old={query.isPlaceholderData}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
        >
          <Ranked
            key={mode}
            ranking={ranking}
            hazardId={hazardId}
            mode={mode}
            replaced={replaced}
            isLong={isLong}
            onLong={setLong}
            onStop={onStop}
          />
        </div>
      )}
    </Section>
  )
}

interface RankedProps extends RankingProps {
  ranking: WhoIsFirst
  mode: SendingMode
  isLong: boolean
  onLong(isLong: boolean): void
}

function Ranked({ ranking, hazardId, mode, replaced, isLong, onLong, onStop }: RankedProps) {
  const { t } = useText()
  const { ready, others } = splitCandidates(ranking.candidates)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [pointedId, setPointedId] = useState<string | null>(null)
  const [first] = ready
  const chosen = ready.find(({ teamId }) => teamId === chosenId) ?? first
  const drawnId = pointedId ?? chosen?.teamId ?? null
  useEffect(() => {
    propose(drawnId === null ? null : { hazardId, teamId: drawnId, mode })
    return () => propose(null)
  }, [hazardId, drawnId, mode])
  const shown = ready.slice(0, isLong ? ready.length : FIRST_ROWS)
  if (ranking.total === 0) return <p className={styles['note']}>{t('dispatch.noTeams')}</p>
  return (
    <>
      {ready.length === 0 && <Notice title={t('dispatch.none')} what={t('dispatch.noneDo')} />}
      <ol className={styles['rows']} aria-label={t('dispatch.title')}>
        {shown.map((candidate, place) => (
          <CandidateRow
            key={candidate.teamId}
            candidate={candidate}
            place={place + 1}
            asOf={ranking.asOf}
            isChosen={candidate === chosen}
            onChoose={() => setChosenId(candidate.teamId)}
            onPoint={(isPointed) => setPointedId(isPointed ? candidate.teamId : null)}
          />
        ))}
      </ol>
      {(ready.length > FIRST_ROWS || ranking.total > ranking.candidates.length || isLong) && (
        <button type="button" className={styles['more']} aria-expanded={isLong} onClick={() => onLong(!isLong)}>
          {t(isLong ? 'dispatch.fewer' : 'dispatch.more')}
        </button>
      )}
      {chosen && first && (
        <SendForm
          hazardId={hazardId}
          chosen={chosen}
          first={first}
          mode={mode}
          answerSeconds={ranking.answerSeconds}
          replaced={replaced}
          onSent={() => {
            setChosenId(null)
            onStop()
          }}
          onStop={onStop}
        />
      )}
      <CannotBeSent others={others} asOf={ranking.asOf} isOpen={ready.length === 0} />
      <p className="visuallyHidden">{t('dispatch.looked', { n: count(ranking.total) })}</p>
    </>
  )
}

const isNoNetwork = (error: Error): boolean => error instanceof ProblemError && error.code === 'noWalkNetwork'
