import type { MustVisit, ShiftProof } from '@wangge/api/contract'
import { KEY_PLACE_KINDS } from '@wangge/db/vocabulary'
import { Link } from 'react-router'
import { useView } from '../../app/ViewContext.tsx'
import { clockTime, dateTime } from '../../format/date.ts'
import { metres, NOTHING } from '../../format/number.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { viewToSearch } from '../../state/address.ts'
import { type Translate, useText } from '../../text/index.ts'
import { CoverageBar } from './CoverageBar.tsx'
import styles from './Proof.module.css'
import { VerdictMark } from './VerdictMark.tsx'

interface ShiftItemsProps {
  proof: ShiftProof
  chosenId: string | null
  onChoose(id: string): void
  /** Absent for those who only read. */
  onMark?: ((hazardId: string, must: boolean | null) => void) | undefined
}

/** Everything a shift had to visit, what asks for attention first, with the evidence. */
export function ShiftItems({ proof, chosenId, onChoose, onMark }: ShiftItemsProps) {
  const { t, language } = useText()
  const { shift, items, rule } = proof
  const now = Date.parse(proof.asOf)
  const replay = new URLSearchParams({ from: shift.from, to: shift.to })
  return (
    <>
      <header className={styles['shiftHead']}>
        <h3>{shift.teamName}</h3>
        <p>
          {dateTime(shift.from, language, now)} – {clockTime(shift.to)} · {t(`proof.stage.${shift.stage}`)}
        </p>
        <CoverageBar counts={shift.counts} />
        <p>
          {shift.positions === 0
            ? t('proof.noPosition')
            : t('proof.positions', {
                n: shift.positions,
                at: shift.lastPositionAt ? clockTime(shift.lastPositionAt) : NOTHING,
              })}
        </p>
        <Link className={styles['replay']} to={{ pathname: '/playback', search: replay.toString() }}>
          {t('proof.replay')}
        </Link>
      </header>
      {items.length === 0 ? (
        <Notice title={t('proof.nothingDue')} what={t('proof.nothingDueWhy')} />
      ) : (
        <ul className={styles['items']}>
          {items.map((item) => (
            <Item
              key={item.id}
              item={item}
              why={t(`proof.verdictWhy.${item.verdict}`, { metres: rule.visitMetres, seconds: rule.visitSeconds })}
              isChosen={item.id === chosenId}
              onChoose={() => onChoose(item.id)}
              onMark={item.subject === 'hazard' && shift.stage !== 'settled' ? onMark : undefined}
            />
          ))}
        </ul>
      )}
    </>
  )
}

interface ItemProps {
  item: MustVisit
  why: string
  isChosen: boolean
  onChoose(): void
  onMark: ShiftItemsProps['onMark']
}

function Item({ item, why, isChosen, onChoose, onMark }: ItemProps) {
  const { t } = useText()
  const kindName = useHazardKindName()
  const search = viewToSearch(useView().view)
  const placeKind = KEY_PLACE_KINDS.find((one) => one === item.detail) ?? 'other'
  const kind = item.subject === 'place' ? t(`proof.place.${placeKind}`) : kindName(item.detail)
  return (
    <li className={styles['item']} data-chosen={isChosen || undefined}>
      <button type="button" className={styles['choose']} aria-pressed={isChosen} title={why} onClick={onChoose}>
        <VerdictMark verdict={item.verdict} />
        <span className={styles['verdict']} data-verdict={item.verdict}>
          {t(`proof.verdict.${item.verdict}`)}
        </span>
        <strong>{item.name}</strong>
        <span className={styles['detail']}>
          {kind} · {t(`proof.reason.${item.why}`)}
          {item.address && ` · ${item.address}`}
        </span>
        <span className={styles['evidence']}>{evidenceOf(item, t)}</span>
      </button>
      {item.subject === 'hazard' && (
        <span className={styles['acts']}>
          <Link to={{ pathname: `/hazards/${item.id}`, search }}>{t('proof.hazardOpen')}</Link>
          {onMark && (
            <button type="button" onClick={() => onMark(item.id, item.why === 'marked' ? null : false)}>
              {t(item.why === 'marked' ? 'proof.byRule' : 'proof.unmark')}
            </button>
          )}
        </span>
      )}
    </li>
  )
}

function evidenceOf({ stay, nearest }: MustVisit, t: Translate): string {
  if (stay) return t('proof.stay', { from: clockTime(stay.from), to: clockTime(stay.to), seconds: stay.insideSeconds })
  return nearest
    ? t('proof.nearest', { metres: metres(nearest.metres), at: clockTime(nearest.at) })
    : t('proof.noPosition')
}
