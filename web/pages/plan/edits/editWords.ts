import { distance } from '@turf/turf'
import type { PlanBaseAnswer } from '@wangge/api/contract'
import type { PlanEdit, PlanWeight } from '@wangge/api/walk'
import { count, metres } from '../../../format/number.ts'
import { openingHours } from '../../../format/openingHours.ts'
import { type Language, type Translate, worded } from '../../../text/index.ts'
import type { Letters } from './letters.ts'
import type { Subject } from './subjects.ts'

/** What edits are worded with. */
export interface EditWording {
  t: Translate
  language: Language
  points: PlanBaseAnswer['points']
  letters: Letters
}

/** 新增点 A · 冬青: a point by its letter where it is new, else by its name. */
export function pointTitle(edits: readonly PlanEdit[], id: string, { t, points, letters }: EditWording): string {
  const added = edits.find((edit) => edit.type === 'addPoint' && edit.id === id)
  if (added?.type === 'addPoint')
    return t('planEdits.newPointNamed', { letter: letters.get(id) ?? '', name: added.name })
  return points.find((point) => point.id === id)?.name ?? t('planEdits.unnamed')
}

/** First and second line of a row: what it is about, and what is done. */
export function subjectWords({ edits }: Subject, wording: EditWording): { title: string; what: string } {
  const [first] = edits
  const { t } = wording
  if (!first) return { title: '', what: '' }
  switch (first.type) {
    case 'addPoint':
      return { title: pointTitle(edits, first.id, wording), what: newPointWords(first, wording) }
    case 'addPath':
      return {
        title: t('planEdits.path.add', { name: first.label }),
        what: t('planEdits.path.length', { metres: metres(pathMetres(first.coordinates)) }),
      }
    case 'shutGate':
    case 'openGate': {
      const verb = first.type === 'shutGate' ? 'shut' : 'open'
      return { title: t(`planEdits.gate.${verb}`, { name: first.label }), what: t(`planEdits.gate.${verb}Means`) }
    }
    case 'closeStreet':
    case 'openStreet': {
      const verb = first.type === 'closeStreet' ? 'close' : 'open'
      return { title: t(`planEdits.street.${verb}`, { name: first.label }), what: t(`planEdits.street.${verb}Means`) }
    }
    default:
      return {
        title: pointTitle(edits, first.id, wording),
        what: edits.map((edit) => pointChange(edit, wording)).join(' · '),
      }
  }
}

/** One sentence for one edit, for lists of what will change and for what was undone. */
export function editSentence(edit: PlanEdit, wording: EditWording): string {
  const { t } = wording
  if (edit.type === 'addPoint')
    return t('planEdits.point.add', { kind: worded(t, 'pointKind', edit.kind), name: edit.name })
  if (!('id' in edit) || edit.type === 'addPath')
    return subjectWords({ key: '', indices: [], edits: [edit] }, wording).title
  return t('planEdits.sentence', { name: pointTitle([], edit.id, wording), what: pointChange(edit, wording) })
}

/** 便民服务点 · 周一至周六 08:30–18:00 · 无人值守: what differs from the usual only. */
function newPointWords(point: Extract<PlanEdit, { type: 'addPoint' }>, { t, language }: EditWording): string {
  const words = [worded(t, 'pointKind', point.kind), hoursWords(point.openingHours, language)]
  if (!point.staffed) words.push(t('planEdits.unstaffed'))
  if (point.capacity !== null) words.push(t('planEdits.capacityOf', { n: count(point.capacity) }))
  return words.join(' · ')
}

function pointChange(edit: PlanEdit, { t, language, points }: EditWording): string {
  switch (edit.type) {
    case 'movePoint': {
      const today = points.find(({ id }) => id === edit.id)
      const moved = today && distance([today.lon, today.lat], [edit.lon, edit.lat], { units: 'meters' })
      return t('planEdits.movedBy', { metres: metres(moved ?? null) })
    }
    case 'closePoint':
      return t('planEdits.closed')
    case 'reopenPoint':
      return t('planEdits.reopened')
    case 'setHours':
      return t('planEdits.hoursNow', { hours: hoursWords(edit.openingHours, language) })
    case 'setStaffed':
      return t(edit.staffed ? 'planEdits.staffedNow' : 'planEdits.unstaffedNow')
    case 'setCapacity':
      return edit.capacity === null
        ? t('planEdits.capacityFreed')
        : t('planEdits.capacityNow', { n: count(edit.capacity) })
    default:
      return ''
  }
}

/** 每天 is left out: 08:00–22:00. */
export function hoursWords(text: string, language: Language): string {
  return openingHours(text.replace(/^Mo-Su /, ''), language)
}

export const pathMetres = (coordinates: readonly (readonly [number, number])[]): number =>
  coordinates
    .slice(1)
    .reduce((sum, to, at) => sum + distance([...(coordinates[at] ?? to)], [...to], { units: 'meters' }), 0)

/** +13,948 人, −12 户, 0 人: a difference in the unit of the weight. */
export function signed(value: number, weight: PlanWeight, t: Translate): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : ''
  return t(`planEdits.unit.${weight}`, { n: sign + count(Math.abs(value)) })
}
