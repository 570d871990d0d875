const PREFIX = 'opik.'

/** Reads a small setting of this browser; the default stands when storage is blocked or its content is not JSON. */
export function stored<T>(name: string, fallback: T): T {
  try {
    const text = localStorage.getItem(PREFIX + name)
    return text === null ? fallback : (JSON.parse(text) as T)
  } catch {
    return fallback
  }
}

/** Keeps a small setting, or forgets it (undefined); the page works without it when storage is full or blocked. */
export function store(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    console.warn(`The setting ${name} could not be kept in this browser.`)
  }
}
