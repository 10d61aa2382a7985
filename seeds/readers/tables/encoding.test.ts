import { describe, expect, it } from 'vitest'
import { temporary } from '../fixtures/temporary.ts'
import { detectEncoding } from './encoding.ts'

/** 编号,名称 and 南塔街道 in GB18030. */
const GB18030 = Buffer.from('b1e0bac52cc3fbb3c60ac4cfcbfebdd6b5c00a', 'hex')

describe('detectEncoding', () => {
  it('takes UTF-8 with and without a byte order mark', async () => {
    expect(await detectEncoding(temporary('a.csv', '编号,名称\n'))).toEqual({ name: 'utf-8', isGuessed: false })
    expect(await detectEncoding(temporary('b.csv', '\ufeff编号,名称\n'))).toEqual({ name: 'utf-8', isGuessed: false })
  })

  it('finds GB18030 even where the first Chinese character comes late, and says that it guessed', async () => {
    const late = Buffer.concat([Buffer.from('id,name\n'.repeat(200_000)), GB18030])
    expect(await detectEncoding(temporary('c.csv', late))).toEqual({ name: 'gb18030', isGuessed: true })
  })

  it('does not take Latin-1 for Chinese', async () => {
    const path = temporary('d.csv', Buffer.from('id,name\n1,São João\n2,Praça da Alfândega\n', 'latin1'))
    await expect(detectEncoding(path)).rejects.toMatchObject({ code: 'unknownEncoding', detail: { file: 'd.csv' } })
  })

  it('takes the encoding asked for, GBK as GB18030, and refuses one that does not exist', async () => {
    const path = temporary('e.csv', GB18030)
    expect(await detectEncoding(path, 'GBK')).toEqual({ name: 'gb18030', isGuessed: false })
    await expect(detectEncoding(path, 'klingon')).rejects.toMatchObject({ code: 'unknownEncoding' })
  })
})
