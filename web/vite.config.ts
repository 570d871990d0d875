import react from '@vitejs/plugin-react'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { defineConfig } from 'vitest/config'

const LEAST_BYTES = 1024

/** Packs what browsers load as well as Brotli can; the server sends it as it is. */
const packed = {
  name: 'packed-files',
  apply: 'build' as const,
  closeBundle() {
    for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg)$/.test(file)) continue
      const bytes = readFileSync(join('dist', file))
      if (bytes.length >= LEAST_BYTES) writeFileSync(join('dist', `${file}.br`), brotliCompressSync(bytes))
    }
  },
}

// The server that answers the pages: `npm run serve` starts one with made-up data.
const proxy = { '/api': { target: process.env.OPIK_SERVER ?? 'http://127.0.0.1:5173', changeOrigin: true } }

export default defineConfig({
  plugins: [react(), packed],
  server: {
    host: '127.0.0.1',
    port: 5199,
    proxy,
  },
  preview: { host: '127.0.0.1', proxy },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
