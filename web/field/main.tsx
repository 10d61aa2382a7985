import { createRoot } from 'react-dom/client'
import { FieldApp } from './FieldApp.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<FieldApp />)
