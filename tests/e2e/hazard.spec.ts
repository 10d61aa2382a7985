import { walkHazardsLife } from './hazard-life.ts'
import { HAZARD_WORDS } from './hazard-words.ts'
import { test } from './product.ts'

test.use({ role: 'township_officer' })

test('a call to the hotline is logged, acknowledged, verified with a photo, rectified, reinspected and closed out', async ({
  page,
  product,
}) => {
  await walkHazardsLife({ page, url: product.url, words: HAZARD_WORDS.zh, lang: 'zh', name: 'desk' })
})
