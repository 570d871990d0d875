import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The server that answers the pages: `npm run serve` starts one with made-up data.
const proxy = { '/api': { target: process.env.OPIK_SERVER ?? 'http://127.0.0.1:5173', changeOrigin: true } }

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 5199,
    proxy,
  },
  preview: { host: '127.0.0.1', proxy },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
