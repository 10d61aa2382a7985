import { useEffect, useMemo } from 'react'
import { CoverHome } from '../../app/CoverHome.tsx'
import { useMedia } from '../../app/useMedia.ts'
import { useWidth } from '../../app/useWidth.ts'
import { RUNNERS, useSession } from '../../data/session.ts'
import { Failed } from '../../parts/Failed.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/index.ts'
import { TeamDrawer } from './detail/TeamDrawer.tsx'
import { Dock } from './dock/Dock.tsx'
import { FailureBar } from './FailureBar.tsx'
import { useForces } from './forcesQueries.ts'
import { RosterPrint } from './print/RosterPrint.tsx'
import { CopyResult, useCopyWeek } from './roster/CopyWeek.tsx'
import { RosterGrid } from './roster/RosterGrid.tsx'
import { RosterHead } from './roster/RosterHead.tsx'
import { SlotBar } from './roster/SlotBar.tsx'
import { useRoster, useRosterCheck } from './rosterQueries.ts'
import { ShiftPanel } from './shift/ShiftPanel.tsx'
import { byKind, type Slot, shownKinds } from './slots.ts'
import styles from './TeamsPage.module.css'
import { ForceTree } from './tree/ForceTree.tsx'
import { teamsBeneath } from './tree/forceNodes.ts'
import { UnitChip } from './tree/UnitChip.tsx'
import { useCellNames } from './useCellNames.ts'
import { useEscape } from './useEscape.ts'
import { useKindName } from './useKindName.ts'
import { useMapCover } from './useMapCover.ts'
import { useRosterWork } from './useRosterWork.ts'
import { useShowCell } from './useShowCell.ts'
import { useTargets } from './useTargets.ts'
import { useTeamsPlace } from './useTeamsPlace.ts'
import { useTeamsText } from './useTeamsText.ts'
import { weekOf } from './week.ts'

/** Forces as a tree, the week's roster, and on the map which team has which cell. */
export default function TeamsPage() {
  useTeamsText()
  const { t } = useText()
  const width = useWidth()
  const isPrinting = useMedia('print')
  const role = useSession()?.role
  const mayEdit = role !== undefined && RUNNERS.includes(role)
  const place = useTeamsPlace()
  const { go, unit, day, area } = place
  const days = useMemo(() => weekOf(day), [day])
  const span = useMemo(() => ({ from: days[0] ?? day, to: days[6] ?? day, area }), [days, day, area])
  const forces = useForces()
  const rosterQuery = useRoster(span)
  const check = useRosterCheck(span)
  const roster = rosterQuery.data
  const kinds = useMemo(() => (roster ? shownKinds(roster) : []), [roster])
  const kind = kinds.find(({ key }) => key === place.kind)?.key ?? kinds[0]?.key ?? ''
  const kindName = useKindName(kinds)
  const work = useRosterWork()
  const { targets, chosen, marked, mark, clear } = useTargets(roster, place, kind)
  const cellName = useCellNames()
  const showCell = useShowCell()
  useEffect(() => {
    if (area !== '') showCell(area)
  }, [area, showCell])
  const cover = useMapCover({ roster, place, kind, targets, mayEdit, work })
  const copy = useCopyWeek(span, work)

  const units = forces.data
  const teams = useMemo(() => {
    const within = units && unit !== '' ? teamsBeneath(units, unit) : null
    return byKind(roster?.teams ?? []).filter(({ id }) => within === null || within.has(id))
  }, [roster?.teams, units, unit])
  const conflicts = useMemo(() => new Set(check.data?.conflicts.map(({ shiftId }) => shiftId)), [check.data])
  const choose = (slot: Slot): void => go({ ...slot, ...(place.open === 'team' && { open: null }) })
  const open = (slot: Slot): void => go({ ...slot, open: 'shift' })

  const isOneColumn = width === 'narrow' || width === 'phone'
  const isShift = place.open === 'shift' && chosen !== null && roster !== undefined
  const shown = isOneColumn ? (isShift ? 'shift' : place.show) : 'all'
  useEscape(marked.size > 0 ? clear : place.open !== null ? () => go({ open: null }) : null)
  useEffect(() => {
    if (isShift) document.querySelector<HTMLElement>('[data-detail-title]')?.focus({ preventScroll: true })
  }, [isShift])

  return (
    <main id="main" className={styles['page']} data-width={width} tabIndex={-1}>
      <RosterHead place={place} onCopy={mayEdit ? copy.run : null} />
      <FailureBar work={work} />
      <div className={styles['columns']} data-show={shown}>
        {(shown === 'all' || shown === 'tree' || shown === 'shift') && (
          <div className={styles['left']}>
            {isShift ? (
              <ShiftPanel
                roster={roster}
                slot={chosen}
                area={area}
                mayEdit={mayEdit}
                work={work}
                cellName={cellName}
                onClose={() => go({ open: null })}
              />
            ) : forces.data ? (
              <ForceTree forces={forces.data} place={place} />
            ) : forces.error ? (
              <Failed what="teams.what.forces" error={forces.error} onRetry={() => void forces.refetch()} />
            ) : (
              <Skeleton rows={12} />
            )}
          </div>
        )}
        {(shown === 'all' || shown === 'roster') && (
          <section className={styles['middle']} aria-label={t('teams.roster')}>
            {!roster ? (
              rosterQuery.error ? (
                <Failed what="teams.what.roster" error={rosterQuery.error} onRetry={() => void rosterQuery.refetch()} />
              ) : (
                <Skeleton rows={12} />
              )
            ) : roster.teams.length === 0 ? (
              <Notice title={t('teams.rosterNone')} what={t('teams.rosterNoneDo')} />
            ) : (
              <>
                <UnitChip forces={forces.data} place={place} />
                <SlotBar
                  roster={roster}
                  targets={targets}
                  marked={marked}
                  mayEdit={mayEdit}
                  work={work}
                  onOpen={open}
                  onMark={mark}
                  onClear={clear}
                />
                <RosterGrid
                  roster={roster}
                  teams={teams}
                  days={width === 'phone' ? [day] : days}
                  kinds={kinds}
                  today={place.today}
                  chosen={chosen ?? (place.teamId ? { teamId: place.teamId, day, kind } : null)}
                  marked={marked}
                  conflicts={conflicts}
                  isStale={rosterQuery.isPlaceholderData}
                  onChoose={choose}
                  onOpen={open}
                  onMark={mark}
                />
                <Dock
                  query={check}
                  roster={roster}
                  place={{ ...place, kind }}
                  cellName={cellName}
                  onShowCell={showCell}
                />
              </>
            )}
          </section>
        )}
        {(shown === 'all' || shown === 'map') && cover && <CoverHome cover={cover} className={styles['map'] ?? ''} />}
        {place.open === 'team' && place.teamId && (
          <TeamDrawer key={place.teamId} id={place.teamId} place={place} kindName={kindName} />
        )}
      </div>
      {copy.result && <CopyResult result={copy.result} kindName={kindName} onClose={copy.close} />}
      {isPrinting && roster && <RosterPrint roster={roster} teams={teams} days={days} kinds={kinds} area={area} />}
    </main>
  )
}
