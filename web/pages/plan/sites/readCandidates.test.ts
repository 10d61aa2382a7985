import { describe, expect, it } from 'vitest'
import { readCandidates } from './readCandidates.ts'

describe('readCandidates', () => {
  it('reads places in the order of the head, quoted names too', () => {
    const file = '\uFEFFname,id,lat,lon\r\n"东门, 北",a,30.5,114.25\r\n"说""门""",b,30.6,114.3\r\n\r\n'
    expect(readCandidates(file)).toEqual({
      candidates: [
        { id: 'a', name: '东门, 北', lon: 114.25, lat: 30.5 },
        { id: 'b', name: '说"门"', lon: 114.3, lat: 30.6 },
      ],
      errors: [],
    })
  })
  it('takes tabs and semicolons, and files without names', () => {
    expect(readCandidates('id\tlon\tlat\na\t1\t2').candidates).toEqual([{ id: 'a', name: '', lon: 1, lat: 2 }])
    expect(readCandidates('ID;LON;LAT\na;1;2').candidates).toHaveLength(1)
  })
  it('names the line, the field and the value of what it cannot read, and keeps the rest', () => {
    const { candidates, errors } = readCandidates('id,lon,lat\na,1,2\n,1,2\nb,x,2\nc,1,200\na,3,4\nd,1\n')
    expect(candidates.map(({ id }) => id)).toEqual(['a'])
    expect(errors).toEqual([
      { line: 3, field: 'id', value: '', reason: 'empty' },
      { line: 4, field: 'lon', value: 'x', reason: 'notNumber' },
      { line: 5, field: 'lat', value: '200', reason: 'outOfRange' },
      { line: 6, field: 'id', value: 'a', reason: 'twice' },
      { line: 7, field: 'lat', value: '', reason: 'empty' },
    ])
  })
  it('reads nothing without the columns it needs', () => {
    expect(readCandidates('id,x,y\na,1,2')).toEqual({
      candidates: [],
      errors: [
        { line: 1, field: 'lon', value: 'id,x,y', reason: 'noColumn' },
        { line: 1, field: 'lat', value: 'id,x,y', reason: 'noColumn' },
      ],
    })
  })
  it('stops where the server would refuse more', () => {
    const file = `id,lon,lat\n${Array.from({ length: 5001 }, (_, n) => `${n},1,2`).join('\n')}`
    const { candidates, errors } = readCandidates(file)
    expect([candidates.length, errors]).toEqual([5000, [{ line: 5002, field: '', value: '', reason: 'tooMany' }]])
  })
})
