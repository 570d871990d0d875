import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { fixtureServer } from './dev/plugin.ts'

// OPIK_SERVER=http://127.0.0.1:5173 proxies to a running server; without it the dev server answers from dev/.
const server = process.env.OPIK_SERVER
const proxy = server ? { '/api': { target: server, changeOrigin: true } } : undefined

export default defineConfig({
  plugins: [react(), ...(server ? [] : [fixtureServer()])],
  server: {
    host: '127.0.0.1',
    port: 5199,
    proxy,
  },
  preview: { host: '127.0.0.1', proxy },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
