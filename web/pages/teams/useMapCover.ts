import type { Roster } from '@wangge/api/contract'
import { useMemo } from 'react'
import { dayWords } from '../../format/date.ts'
import type { MapCover } from '../../map/cover/cover.ts'
import { useText } from '../../text/index.ts'
import { coverOf, prefixOf, teamsOfCell } from './cover.ts'
import { mapCells } from './mapCells.ts'
import type { Slot } from './slots.ts'
import { useGive } from './useGive.ts'
import { useKindName } from './useKindName.ts'
import { type RosterWork, shiftAt } from './useRosterWork.ts'
import type { Place } from './useTeamsPlace.ts'

interface CoverInput {
  roster: Roster | undefined
  place: Place
  kind: string
  targets: readonly Slot[]
  mayEdit: boolean
  work: RosterWork
}

const NO_SHIFTS: Roster['shifts'] = []

/** What the map shows of the chosen day and shift, and what a click or a lasso on it does to the chosen shifts. */
export function useMapCover({ roster, place, kind, targets, mayEdit, work }: CoverInput): MapCover | null {
  const { t, language } = useText()
  const kindName = useKindName(roster?.shiftKinds ?? [])
  const give = useGive(roster, targets, work)
  const { day, area, go } = place
  const shifts = roster?.shifts ?? NO_SHIFTS
  const cover = useMemo(() => coverOf(shifts, day, kind), [shifts, day, kind])
  const held = useMemo(
    () =>
      targets.map(({ teamId, day: on, kind: of }) => new Set((roster && shiftAt(roster, teamId, on, of))?.cellCodes)),
    [targets, roster],
  )
  return useMemo(() => {
    if (!roster) return null
    const names = new Map(roster.teams.map(({ id, name }) => [id, name]))
    const [one] = targets
    const canGive = mayEdit && one !== undefined
    const who = targets.length === 1 ? (names.get(one?.teamId ?? '') ?? '') : t('teams.shifts', { n: targets.length })
    const mine = new Set(held.flatMap((codes) => [...codes]))
    const title = `${dayWords(day, language)} · ${kindName(kind)}`
    return {
      within: area === '' ? '' : prefixOf(area),
      cells: mapCells(cover, mine, (id) => names.get(id) ?? '', {
        double: t('teams.cover.doubleShort'),
        partly: t('teams.cover.partly'),
      }),
      title: one ? `${title} · ${who}` : title,
      hint: t(!mayEdit ? 'teams.cover.hintRead' : canGive ? 'teams.cover.hint' : 'teams.cover.hintChoose'),
      words: {
        legend: t('teams.cover.legend'),
        none: t('teams.cover.none'),
        one: t('teams.cover.one'),
        double: t('teams.cover.double'),
        mine: t('teams.cover.mine'),
      },
      isAssigning: canGive,
      onCell: (code) => {
        if (canGive) {
          give([code], held.every((codes) => codes.has(code)) ? 'remove' : 'add')
          return
        }
        const [teamId] = teamsOfCell(cover, code).teams
        if (teamId !== undefined) go({ teamId, day, kind })
      },
      lasso: {
        found: (n) => t('teams.lasso.found', { n }),
        actions: mayEdit
          ? [
              {
                label: canGive ? t('teams.lasso.add', { who }) : t('teams.lasso.choose'),
                isDisabled: !canGive,
                run: (codes) => give(codes, 'add'),
              },
              { label: t('teams.lasso.remove'), isDisabled: !canGive, run: (codes) => give(codes, 'remove') },
            ]
          : [],
      },
    }
  }, [roster, targets, held, cover, mayEdit, give, go, day, area, kind, kindName, t, language])
}
