import { createRoot } from 'react-dom/client'
import './styles/global.css'
import { App } from './app/App.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)

// The Chinese font is 100 slices by character range; its table of slices must not hold up the first paint.
void import('./styles/fonts.ts')
