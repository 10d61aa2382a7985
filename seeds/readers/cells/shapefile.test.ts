import { describe, expect, it } from 'vitest'
import { attributeEncoding } from './shapefile.ts'

/** A dBASE table with the given field names and one record; GBK bytes are written as latin1 characters. */
function parts(names: string[], record: string, cpg?: string): Map<string, Uint8Array> {
  const fields = names.map((name) => name.padEnd(32, '\0'))
  const dbf = Buffer.from(`${'\0'.repeat(32)}${fields.join('')}\r ${record}`, 'latin1')
  dbf.writeUInt16LE(33 + 32 * names.length, 8)
  dbf[48] = 0xfe // the length of a field is not text
  return new Map([['dbf', dbf], ...(cpg === undefined ? [] : [['cpg', Buffer.from(cpg)] as const])])
}

/** 朝阳 in GBK. */
const GBK = '\xb3\xaf\xd1\xf4'
const UTF8 = Buffer.from('朝阳').toString('latin1')

describe('attributeEncoding', () => {
  it.each([
    [GBK, undefined, undefined, 'gb18030', true],
    [UTF8, undefined, undefined, 'utf-8', true],
    [GBK, 'GBK', undefined, 'GB18030', false],
    [GBK, '936', undefined, 'GB18030', false],
    [GBK, 'ANSI 936', undefined, 'GB18030', false],
    [GBK, 'UTF-8', undefined, 'gb18030', true],
    [UTF8, '65001', undefined, 'UTF-8', false],
    [GBK, 'ANSI 1252', undefined, 'CP1252', false],
    [GBK, 'UTF-8', 'gbk', 'GB18030', false],
  ] as const)('reads %j with .cpg %j, asked for %j, as %s', (record, cpg, asked, name, isGuessed) => {
    expect(attributeEncoding(parts(['XZQMC'], record, cpg), 'a.zip', asked)).toEqual({ name, isGuessed })
  })

  it('refuses a table that is neither, two fields of one name, and a shapefile without its table', () => {
    const code = (table: Map<string, Uint8Array>) => {
      try {
        return attributeEncoding(table, 'a.zip')
      } catch (error) {
        return (error as { code?: string }).code
      }
    }
    expect(code(parts(['NOME'], 'S\xe3o Jo\xe3o'))).toBe('unknownEncoding')
    expect(code(parts(['NAME', 'NAME'], 'x'))).toBe('duplicateField')
    expect(code(new Map())).toBe('missingPart')
  })
})
