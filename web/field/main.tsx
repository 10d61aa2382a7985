import { createRoot } from 'react-dom/client'
import { FieldApp } from './FieldApp.tsx'
import { beginOffline } from './offline/index.ts'

beginOffline()
const root = document.getElementById('root')
if (root) createRoot(root).render(<FieldApp />)
