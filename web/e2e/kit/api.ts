/** The server's own API, as a client would use it: seeds write with it, tests look with it at what the pages did. */
export class Api {
  constructor(
    readonly base: string,
    readonly workspace = 'default',
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path)
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('POST', path, body)
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PUT', path, body)
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PATCH', path, body)
  }

  delete<T>(path: string): Promise<T> {
    return this.send<T>('DELETE', path)
  }

  /** Creates a project, or finds the one of this name. */
  async project(name: string, description?: string): Promise<string> {
    await fetch(`${this.base}/api/v1/private/projects`, this.request('POST', { name, description }))
    return (await this.post<{ id: string }>('/projects/retrieve', { name })).id
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.base}/api/v1/private${path}`, this.request(method, body))
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`)
    return (text ? JSON.parse(text) : undefined) as T
  }

  private request(method: string, body?: unknown): RequestInit {
    return {
      method,
      headers: { 'Content-Type': 'application/json', 'Comet-Workspace': this.workspace },
      body: body === undefined ? undefined : JSON.stringify(body),
    }
  }
}
