/** What can be drawn, moved, shut and opened on the planner's map: buttons in the map's column of tools. */
export function PlanTools() {
  return null
}
