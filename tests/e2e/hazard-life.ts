import type { Page } from '@playwright/test'
import { homesOf } from '../load/sample.ts'
import { signInAs } from '../product/sign-in.ts'
import type { HazardWords } from './hazard-words.ts'
import { expect } from './product.ts'

interface Walk {
  page: Page
  url: string
  words: HazardWords
  lang: 'zh' | 'en'
  /** Names the pictures of this walk. */
  name: string
}

/** From the hotline's call to the close-out, by the officer of the township, all in the browser. */
export async function walkHazardsLife(walk: Walk): Promise<void> {
  const { page, url, words, lang, name } = walk
  const picture = (step: string) => page.screenshot({ path: `test-results/pictures/hazard-${name}-${step}.png` })
  await page.goto(`${url}/desk?lang=${lang}`)
  await page.getByRole('button', { name: words.log }).click()
  await logIt(walk)
  await expect(page).toHaveURL(/sel=hazard:|\/hazards\//)
  await expect(page.getByRole('toolbar', { name: words.actions })).toBeVisible()
  await picture('reported')

  await act(walk, words.acknowledge)
  await act(walk, words.answer.open)
  await dialog(page).getByRole('textbox', { name: words.answer.words }).fill('王建国 13:00 前到场')
  await send(page, words.answer.send)

  await act(walk, words.verify.open)
  await choose(page, words.verify.real)
  await dialog(page).getByRole('textbox', { name: words.verify.words }).fill('<b>一层安全出口</b>上锁')
  const photo = await page.screenshot({ type: 'jpeg' })
  await dialog(page)
    .getByLabel(words.verify.pick)
    .setInputFiles({ name: 'exit.jpg', mimeType: 'image/jpeg', buffer: photo })
  await expect(dialog(page).locator('li[data-state="there"]')).toBeVisible({ timeout: 30_000 })
  await picture('verify')
  await send(page, words.verify.send)

  await act(walk, words.rectify.open)
  await choose(page, words.rectify.byDeadline)
  await dialog(page).getByLabel(words.rectify.deadline, { exact: true }).fill(tomorrow())
  await send(page, words.rectify.send)

  await act(walk, words.rectified.open)
  await dialog(page).getByRole('textbox', { name: words.rectified.words }).fill('已拆锁，装推杆')
  await send(page, words.rectified.send)

  await act(walk, words.reinspect.open)
  await choose(page, words.reinspect.passed)
  await send(page, words.reinspect.send)

  await act(walk, words.reply.open)
  await dialog(page).getByRole('textbox', { name: words.reply.words }).fill('已整改，谢谢')
  await send(page, words.reply.send)

  await act(walk, words.closeOut.open)
  await send(page, words.closeOut.send)

  const trail = page.getByRole('region', { name: words.trail })
  for (const step of words.steps) await expect(trail.getByText(step, { exact: true }).first(), step).toBeVisible()
  await expect(trail.getByText('<b>一层安全出口</b>上锁'), 'words stay words').toBeVisible()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'nothing scrolls sideways').toBeLessThanOrEqual(0)
  await picture('closed')
}

async function logIt({ page, url, words, lang }: Walk): Promise<void> {
  const homes = await homesOf(url, await signInAs(url, 'township_officer'))
  // Apart from the other walk's, so that neither is offered the other as a duplicate.
  const [lon, lat] = homes[Math.trunc(homes.length / (lang === 'zh' ? 3 : 2))] ?? [0, 0]
  const form = page.getByRole('form', { name: words.log })
  await form.getByRole('combobox', { name: words.kind }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: words.lockedExit }).click()
  await form.getByRole('textbox', { name: words.description }).fill('一层安全出口被锁')
  await form.getByRole('textbox', { name: words.address }).fill('石榴里小区 12 号楼')
  await form.getByRole('textbox', { name: words.place }).fill(`${lon}, ${lat}`)
  await form.getByRole('textbox', { name: words.reporterName }).fill('王小明')
  await form.getByRole('textbox', { name: words.reporterPhone }).fill('13800000001')
  await form.getByRole('button', { name: words.submit, exact: true }).click()
}

/** Presses an action where the bar shows it, or among the rest. */
async function act({ page, words }: Walk, action: string): Promise<void> {
  const bar = page.getByRole('toolbar', { name: words.actions })
  const button = bar.getByRole('button', { name: action, exact: true })
  const more = bar.getByRole('button', { name: words.more, exact: true })
  await expect(bar).toBeVisible()
  await expect(async () => {
    if ((await button.count()) > 0 && (await button.isEnabled())) return button.click({ timeout: 2000 })
    await more.click({ timeout: 2000 })
    await page.getByRole('menuitem', { name: action, exact: true }).click({ timeout: 2000 })
  }).toPass({ timeout: 20_000 })
}

/** A choice is named by its word, with a line of explanation after it. */
async function choose(page: Page, word: string): Promise<void> {
  await dialog(page)
    .getByRole('radio', { name: new RegExp(`^${word}`) })
    .check()
}

async function send(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole('button', { name, exact: true }).click()
  await expect(dialog(page)).toHaveCount(0, { timeout: 20_000 })
}

const dialog = (page: Page) => page.getByRole('dialog')

/** As a field of date and time takes it. */
function tomorrow(): string {
  const day = new Date(Date.now() + 36 * 3_600_000)
  return new Date(day.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}
