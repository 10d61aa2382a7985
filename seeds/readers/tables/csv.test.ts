import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { temporary } from '../fixtures/temporary.ts'
import { csvBatches } from './csv.ts'

async function read(text: string | Uint8Array, encoding = 'utf-8') {
  const records: { line: number; values: string[] }[] = []
  for await (const batch of csvBatches(temporary('table.csv', text), encoding)) records.push(...batch)
  return records
}

describe('csvBatches', () => {
  it('splits as csv-parse does, whatever is quoted', async () => {
    const value = fc.string({ unit: fc.constantFrom('a', '中', ' ', ',', '"', '\n', '1'), maxLength: 6 })
    const table = fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\n')
        const expected = parse(text, {
          delimiter: ',',
          relax_column_count: true,
          relax_quotes: true,
          skip_empty_lines: true,
        })
        // The delimiter is told from the first line: a first line that says comma.
        const [, ...records] = await read(`x,y,z\n${text}`)
        expect(records.map(({ values }) => values)).toEqual(expected)
      }),
      { numRuns: 100 },
    )
  })

  it('counts lines through blank ones and through quoted line feeds', async () => {
    const records = await read('a,b\r\n\r\n"one\r\ntwo",2\r\n3,4')
    expect(records).toEqual([
      { line: 1, values: ['a', 'b'] },
      { line: 3, values: ['one\ntwo', '2'] },
      { line: 5, values: ['3', '4'] },
    ])
  })

  it.each([',', '\t', ';'])('tells the delimiter %j from the first line', async (delimiter) => {
    const records = await read(['a', '"b,;\t"', 'c'].join(delimiter))
    expect(records[0]?.values).toEqual(['a', 'b,;\t', 'c'])
  })

  it('takes a quotation mark within a value as it is', async () => {
    expect((await read('a,b\n5" pipe,x'))[1]?.values).toEqual(['5" pipe', 'x'])
  })

  it('names the line of a quotation mark that never closes', async () => {
    await expect(read('a,b\n1,2\n"3,4\n5,6\n')).rejects.toMatchObject({ code: 'brokenCsv', detail: { line: 3 } })
  })

  it('refuses bytes that are not of the encoding asked for', async () => {
    await expect(read(Buffer.from('a,b\n\xc4\xe3,2', 'latin1'))).rejects.toMatchObject({ code: 'wrongEncoding' })
  })
})
