import { describe, expect, it } from 'vitest'
import { cssVariables } from '../tokens.ts'
import { problemText } from './Failed.tsx'
import { groupByType, selectionOf } from './search/results.ts'

describe('search results', () => {
  const result = (type: 'cell' | 'team' | 'hazard', id: string) => ({
    type,
    id,
    name: id,
    detail: '',
    level: null,
    position: null,
    bounds: null,
  })
  it('stand together by type, places first, in the order they came', () => {
    const found = [result('team', '1'), result('cell', '2'), result('hazard', '3'), result('cell', '4')]
    expect(groupByType(found).map(({ id }) => id)).toEqual(['2', '4', '3', '1'])
  })
  it('select a cell by its code and everything else by its id', () => {
    expect(selectionOf(result('cell', '990101'))).toEqual({ type: 'cell', code: '990101' })
    expect(selectionOf(result('team', 'x'))).toEqual({ type: 'team', id: 'x' })
  })
})

describe('words for a failure', () => {
  it('follow the code where it has words, else the class of the status', () => {
    expect(problemText({ status: 404, code: 'no_such_cell' })).toBe('problem.notFound')
    expect(problemText({ status: 500, code: 'internal' })).toBe('problem.internal')
    expect(problemText({ status: 0, code: 'network' })).toBe('problem.network')
  })
})

describe('tokens', () => {
  it('become the CSS variables that panels and map chrome share', () => {
    const light = cssVariables('light')
    expect(light).toMatchObject({
      '--surface': '#ffffff',
      '--text-secondary': '#46505a',
      '--clock-overdue-text': '#b01f17',
      '--coverage-0': '#4a2377',
      '--size-top-bar': '48px',
    })
    expect(Object.keys(cssVariables('dark')).sort()).toEqual(Object.keys(light).sort())
    expect(cssVariables('wall')['--canvas']).toBe('#05080b')
  })
})
