import { createRoot } from 'react-dom/client'
import { FieldApp } from './FieldApp.tsx'
import { beginOffline } from './offline/index.ts'

beginOffline()
// Who opens the form's own address shall not wait for it until it is known who he is.
if (location.hash.startsWith('#/report')) void import('./report/ReportPage.tsx')
const root = document.getElementById('root')
if (root) createRoot(root).render(<FieldApp />)
