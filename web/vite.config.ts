import react from '@vitejs/plugin-react'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'
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

const theme = readFileSync('theme.js', 'utf8')
const themeFile = `assets/theme-${createHash('sha256').update(theme).digest('base64url').slice(0, 8)}.js`

/** The script that the first paint waits for is kept by browsers as the others are, instead of being asked for on every visit. */
const keptTheme: Plugin = {
  name: 'kept-theme',
  apply: 'build',
  transformIndexHtml: { order: 'pre', handler: (html) => html.replace('/theme.js', `/${themeFile}`) },
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: themeFile, source: theme })
  },
}

// A list is drawn by some 150 small modules that pages share: as files of their own each costs a request and a third of a
// millisecond, so they come in three. What only some pages have (editor, charts) stays out.
const ON_EVERY_PAGE = /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|@tanstack|@radix-ui|@floating-ui|react-remove-scroll.*|react-style-singleton|use-callback-ref|use-sidecar|aria-hidden|tslib|get-nonce)[\\/]/
const KIT = /src[\\/]((api|app|i18n|lib)[\\/]|components[\\/](?!chart|code|diff|json|versions))/
const LISTS = /src[\\/](features[\\/](logs|rows)|components[\\/](filters|list|range|table|views))[\\/]/
const groups = [
  { name: 'vendor', test: ON_EVERY_PAGE, priority: 3 },
  { name: 'icons', test: /node_modules[\\/]lucide-react/, priority: 3 },
  { name: 'kit', test: KIT, priority: 2, minShareCount: 4 },
  { name: 'lists', test: LISTS, priority: 1, minShareCount: 2 },
]

// The server that answers the pages: `npm run serve` starts one with made-up data.
const proxy = { '/api': { target: process.env.OPIK_SERVER ?? 'http://127.0.0.1:5173', changeOrigin: true } }

export default defineConfig({
  plugins: [react(), keptTheme, packed],
  server: {
    host: '127.0.0.1',
    port: 5199,
    proxy,
  },
  preview: { host: '127.0.0.1', proxy },
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
