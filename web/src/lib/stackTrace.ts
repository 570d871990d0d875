export interface Frame {
  method: string
  /** File and line, without the folders above the last two. */
  place: string
}

/**
 * The frames of a stack trace, the innermost first. Known: Python (`File "a.py", line 3, in run`, innermost last), .NET
 * (`at Ns.Type.Method(String a) in C:\x\A.cs:line 3`), JavaScript (`at run (file.js:3:1)`). Other traces give none.
 */
export function frames(stack: string): Frame[] {
  const python = [...stack.matchAll(/^\s*File "([^"]+)", line (\d+), in (.+)$/gm)].map(([, file, line, method]) => ({
    method: method!.trim(),
    place: `${short(file!)}:${line}`,
  }))
  if (python.length > 0) return python.reverse()
  return [...stack.matchAll(/^\s*at (.+)$/gm)].flatMap(([, text]): Frame[] => {
    const dotnet = /^([^(]+)\(.*?\)(?: in (.+):line (\d+))?\s*$/.exec(text!)
    if (dotnet?.[2]) return [{ method: lastTwo(dotnet[1]!), place: `${short(dotnet[2])}:${dotnet[3]}` }]
    const script = /^(?:async )?(.*?) ?\(?((?:file:\/\/|https?:\/\/|node:|\/|[A-Za-z]:\\)[^)]*?):(\d+):\d+\)?\s*$/.exec(text!)
    if (script) return [{ method: script[1] || '(anonymous)', place: `${short(script[2]!)}:${script[3]}` }]
    return dotnet ? [{ method: lastTwo(dotnet[1]!), place: '' }] : []
  })
}

const short = (file: string): string => file.split(/[\\/]/).slice(-2).join('/')

const lastTwo = (method: string): string => method.trim().split('.').slice(-2).join('.')
