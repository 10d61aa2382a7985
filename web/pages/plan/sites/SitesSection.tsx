/** The best next sites. */
export function SitesSection() {
  return null
}
