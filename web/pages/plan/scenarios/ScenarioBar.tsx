/** What can be done with the whole scenario: save, copy its link, adopt. */
export function ScenarioBar() {
  return null
}
