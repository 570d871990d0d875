export interface Snippet {
  id: string
  label: string
  /** The call that empties the queue before the program ends. */
  flush: string
  files: { name: string; code: string; shell?: boolean }[]
}

/** The shortest program that sends a trace, for each way to send one. `project` and `address` are those of the page. */
export function snippets(project: string, address: string, workspace: string): Snippet[] {
  const host = address.replace(/\/api$/, '')
  return [
    {
      id: 'dotnet',
      label: '.NET',
      flush: 'await OpikClient.Default.FlushAsync()',
      files: [
        {
          name: 'Shell',
          shell: true,
          code: `dotnet add package Opik.Sdk
export OPIK_URL_OVERRIDE=${address}
export OPIK_PROJECT_NAME=${project}`,
        },
        {
          name: 'Program.cs',
          code: `using Opik;
using Opik.Contracts;

Console.WriteLine(await new Agent().AnswerAsync("Is breakfast included?"));
await OpikClient.Default.FlushAsync();   // short programs end before the queue is written

internal sealed class Agent
{
    [OpikTrack]                          // the method becomes the trace
    public Task<string> AnswerAsync(string question) => LookUpAsync(question);

    [OpikTrack(Type = SpanType.Tool)]    // and what it calls, its spans
    private Task<string> LookUpAsync(string question) =>
        Task.FromResult("Breakfast is included.");
}`,
        },
      ],
    },
    {
      id: 'python',
      label: 'Python',
      flush: 'opik.flush_tracker()',
      files: [
        {
          name: 'Shell',
          shell: true,
          code: `pip install opik
export OPIK_URL_OVERRIDE=${address}
export OPIK_PROJECT_NAME=${project}`,
        },
        {
          name: 'app.py',
          code: `import opik

@opik.track                          # the function becomes the trace
def answer(question: str) -> str:
    return look_up(question)

@opik.track(type="tool")             # and what it calls, its spans
def look_up(question: str) -> str:
    return "Breakfast is included."

answer("Is breakfast included?")
opik.flush_tracker()                 # short programs end before the queue is written`,
        },
      ],
    },
    {
      id: 'typescript',
      label: 'TypeScript',
      flush: 'await client.flush()',
      files: [
        {
          name: 'Shell',
          shell: true,
          code: `npm install opik
export OPIK_URL_OVERRIDE=${address}
export OPIK_PROJECT_NAME=${project}`,
        },
        {
          name: 'app.ts',
          code: `import { Opik } from "opik";

const client = new Opik();
const trace = client.trace({ name: "answer", input: { question: "Is breakfast included?" } });
const span = trace.span({ name: "look_up", type: "tool" });
span.end();
trace.update({ output: { answer: "Yes." } });
trace.end();
await client.flush();   // short programs end before the queue is written`,
        },
      ],
    },
    {
      id: 'otel',
      label: 'OpenTelemetry',
      flush: 'tracerProvider.ForceFlush()',
      files: [
        {
          name: 'Shell',
          shell: true,
          code: `export OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=${host}/api/v1/private/otel/v1/traces
export OTEL_EXPORTER_OTLP_HEADERS="projectName=${project},Comet-Workspace=${workspace}"
export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf

# Nothing else to install: any OpenTelemetry exporter works.
# Spans with gen_ai.* attributes become llm spans with tokens and cost.`,
        },
      ],
    },
    {
      id: 'http',
      label: 'HTTP',
      flush: 'curl',
      files: [
        {
          name: 'Shell',
          shell: true,
          code: `curl ${address}/v1/private/traces \\
  -H 'Content-Type: application/json' -H 'Comet-Workspace: ${workspace}' \\
  -d '{"project_name":"${project}","name":"answer",
       "start_time":"'$(date -u +%FT%TZ)'","end_time":"'$(date -u +%FT%TZ)'",
       "input":{"question":"Is breakfast included?"},"output":{"answer":"Yes."}}'`,
        },
      ],
    },
  ]
}
