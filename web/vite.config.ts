import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { buildField } from './field/buildField.ts'
import { buildReport } from './report/buildReport.ts'

/** Where `npx wangge start` listens; the development server hands API and tile requests on to it. */
const server = process.env['WANGGE_SERVER'] ?? 'http://127.0.0.1:8787'
const passed = ['/api', '/tiles', '/health', '/ready']

export default defineConfig({
  plugins: [react(), buildField(), buildReport()],
  server: { host: '127.0.0.1', proxy: Object.fromEntries(passed.map((path) => [path, server])) },
  build: {
    target: 'es2022',
    // The compressed sizes that count are printed by bench/size.mjs; measuring here would slow `npm start`.
    reportCompressedSize: false,
    manifest: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Left to itself it lands in the first chunk that imports lazily, deck, and drags that into the shell.
            { name: 'preload', test: /vite[\\/]preload-helper/, priority: 1 },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/ },
            { name: 'maplibre', test: /node_modules[\\/](maplibre-gl|@maplibre|@vis\.gl)[\\/]/ },
            { name: 'deck', test: /node_modules[\\/](@deck\.gl|@luma\.gl|@loaders\.gl|@math\.gl|@probe\.gl)[\\/]/ },
          ],
        },
      },
    },
  },
  test: { include: ['**/*.test.ts'], environment: 'node' },
})
