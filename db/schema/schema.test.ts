import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../testing/index.ts'
import { describeSchema } from './describe.ts'

describeOnEachEngine('the schema', (on) => {
  // After a new migration: npm run schema -w db
  test('is the one that is checked in', async () => {
    await expect(await describeSchema(on.database)).toMatchFileSnapshot('golden.txt')
  })
})
