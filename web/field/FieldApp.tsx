/** The field app: one task at a time. */
export function FieldApp() {
  return <main>外勤</main>
}
