import { createRoot } from 'react-dom/client'
import './styles/fontsReady.ts'
import './styles/global.css'
import { App } from './app/App.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
