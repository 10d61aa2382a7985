/** The edits of the scenario, with undo and redo. */
export function EditsPanel() {
  return null
}
