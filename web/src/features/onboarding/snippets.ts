export interface Snippet {
  id: string
  label: string
  files: { name: string; code: string; shell?: boolean }[]
}

/** The shortest program that sends a trace, for each way to send one. `project` and `address` are those of the page. */
export function snippets(project: string, address: string, workspace: string): Snippet[] {
  const host = address.replace(/\/api$/, '')
  return [
    {
      id: 'dotnet',
      label: '.NET',
      files: [
        {
          name: 'Shell',
          shell: true,
          code: `dotnet add package OpenTelemetry.Exporter.OpenTelemetryProtocol
dotnet add package Microsoft.Extensions.AI.OpenAI`,
        },
        {
          name: 'Program.cs',
          code: `using Microsoft.Extensions.AI;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

using var tracing = Sdk.CreateTracerProviderBuilder()
    .AddSource("Experimental.Microsoft.Extensions.AI")
    .AddOtlpExporter(otlp =>
    {
        otlp.Endpoint = new Uri("${host}/api/v1/private/otel/v1/traces");
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Headers = "projectName=${project},Comet-Workspace=${workspace}";
    })
    .Build();

IChatClient chat = new OpenAI.OpenAIClient(key)
    .GetChatClient("gpt-5-mini").AsIChatClient()
    .AsBuilder().UseOpenTelemetry(configure: c => c.EnableSensitiveData = true).Build();

Console.WriteLine(await chat.GetResponseAsync("Is breakfast included?"));
tracing.ForceFlush();   // short programs end before the queue is written`,
        },
      ],
    },
    {
      id: 'python',
      label: 'Python',
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
