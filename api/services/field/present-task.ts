import type { DispatchLineRow } from '@wangge/db/queries/dispatches'
import type { TaskPhotoRow } from '@wangge/db/queries/field-tasks'
import type { FieldTask } from '../../contract/index.ts'
import type { Ctx } from '../../house.ts'
import { allowedActions, type HazardState, type RuleBook } from '../../life/index.ts'
import { presentDispatch } from '../dispatch/present-dispatch.ts'
import { clockStateOf } from '../hazards/present-clock.ts'
import { stateOfRow } from '../hazards/state-of-row.ts'
import { presentPhoto } from '../photos/present-photo.ts'
import { metresBetween } from './metres-between.ts'

export type TaskHazardRow = HazardState & { id: string; cellName: string | null }

interface TaskParts {
  at: readonly [number, number] | null
  now: string
  book: RuleBook
  photos: readonly TaskPhotoRow[]
}

/** A task of a hazard, of a dispatch, or of a dispatch to a hazard that the asker does not see. */
export function presentTask(
  ctx: Ctx,
  parts: TaskParts,
  row: TaskHazardRow | null,
  sent: DispatchLineRow | null,
): FieldTask {
  const place = row ?? sent
  const dispatch = sent && presentDispatch(ctx, sent)
  if (place === null) throw new Error('A task needs a hazard or a dispatch')
  return {
    id: row?.id ?? sent?.hazardId ?? '',
    serial: row?.serial ?? sent?.hazardSerial ?? '',
    kind: row?.kind ?? sent?.hazardKind ?? '',
    grade: row?.grade ?? sent?.hazardGrade ?? 'general',
    address: place.address,
    description: place.description,
    position: [place.lon, place.lat],
    metres: parts.at && Math.round(metresBetween(parts.at, [place.lon, place.lat])),
    hazard: row && presentHazardToDo(ctx, parts, row),
    dispatch,
  }
}

function presentHazardToDo({ who }: Ctx, { now, book, photos }: TaskParts, row: TaskHazardRow): FieldTask['hazard'] {
  const state = stateOfRow(row) as TaskHazardRow
  const own = photos.filter(({ stream }) => stream === row.id)
  const afterPhotos = own.filter(({ phase }) => phase === 'after').length
  const { version, verdict, rectificationClass, rectifiedAt, reportedAt, responsibleUnit, cellName } = state
  const { dueClock, dueAt, soonAt, provisional } = state
  return {
    ...{ version, state: state.state, verdict, rectificationClass, rectifiedAt, reportedAt, responsibleUnit, cellName },
    isMine: state.ownerId === who.personId || state.backupId === who.personId,
    ...{ clock: clockStateOf(state, now), dueClock, dueAt, soonAt, provisional },
    allowedActions: allowedActions(state, who, book, { afterPhotos }),
    photos: own.map(presentPhoto),
  }
}
