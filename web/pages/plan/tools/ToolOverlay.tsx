/** What the tools show over the map: the card of a drag, what a tool asks for, the cross of its keys. */
export function ToolOverlay() {
  return null
}
