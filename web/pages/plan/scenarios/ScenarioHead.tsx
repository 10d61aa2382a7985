/** Which scenario is on the table, and the way to the others. */
export function ScenarioHead() {
  return null
}
