import { walkHazardsLife } from './hazard-life.ts'
import { HAZARD_WORDS } from './hazard-words.ts'
import { test } from './product.ts'

test.use({ role: 'township_officer' })

test('on a phone and in English a hazard goes from the call to the close-out', async ({ page, product }) => {
  await walkHazardsLife({ page, url: product.url, words: HAZARD_WORDS.en, lang: 'en', name: 'phone' })
})
