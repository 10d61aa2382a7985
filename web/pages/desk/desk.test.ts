import { describe, expect, it } from 'vitest'
import { inboxSearch } from '../../data/hazards.ts'
import { placeWords } from '../../parts/placeWords.ts'
import { placeOf, placeText } from '../intake/draftStore.ts'
import { deskPlace } from './deskPlace.ts'

const nothing = { clock: '', kind: '', source: '', grade: '', q: '' }

describe('the address of the desk', () => {
  it('holds the tab, and the selection is what stands in the middle', () => {
    expect(deskPlace('mine', undefined, { type: 'hazard', id: 'x' })).toEqual({
      tab: 'mine',
      middle: { type: 'hazard', id: 'x' },
    })
    expect(deskPlace(undefined, undefined, { type: 'cell', code: '99' }).middle.type).toBe('nothing')
  })
  it('opens the forms and the other cases', () => {
    expect(deskPlace('new', undefined, null).middle.type).toBe('intake')
    expect(deskPlace('incidents', 'new', null).middle.type).toBe('newIncident')
    expect(deskPlace('consultations', 'y', null).middle).toEqual({ type: 'consultation', id: 'y' })
  })
  it('opens the whole inbox for a tab that it does not know', () => {
    expect(deskPlace('dragons', undefined, null).tab).toBe('open')
  })
})

describe('the query of a tab', () => {
  it('asks the server for what the tab holds', () => {
    expect(inboxSearch('mine', nothing, null).get('owner')).toBe('me')
    expect(inboxSearch('closed', nothing, null).get('state')).toBe('closedOut')
    expect(inboxSearch('reinspect', nothing, 'c').toString()).toBe('limit=50&waiting=reinspect&cursor=c')
  })
  it('waits for the second character of words', () => {
    expect(inboxSearch('open', { ...nothing, q: '木' }, null).has('q')).toBe(false)
    expect(inboxSearch('open', { ...nothing, q: ' 木桥 ' }, null).get('q')).toBe('木桥')
  })
})

describe('a place in words', () => {
  it('names township and cell once', () => {
    const place = { townshipName: '北渡街道', cellName: '凌霄名都' }
    expect(placeWords({ ...place, address: '北渡街道凌霄名都 5 号楼' })).toBe('凌霄名都 5 号楼')
    expect(placeWords({ ...place, address: '滨河南路 3 号' })).toBe('凌霄名都 滨河南路 3 号')
    expect(placeWords({ ...place, address: '' })).toBe('凌霄名都')
    expect(placeWords({ townshipName: null, cellName: null, address: '' })).toBe('')
  })
})

describe('a typed place', () => {
  it('is longitude and latitude, parted by comma or space', () => {
    expect(placeOf('122.2435, 43.6521')).toEqual([122.2435, 43.6521])
    expect(placeOf('122.2435 43.6521')).toEqual([122.2435, 43.6521])
    expect(placeOf('43.6521')).toBeNull()
    expect(placeOf('222, 43')).toBeNull()
    expect(placeOf(placeText([122.2435, 43.6521]))).toEqual([122.2435, 43.6521])
  })
})
