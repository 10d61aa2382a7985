/** Who gains and who loses, by cell. */
export function GainsSection() {
  return null
}
