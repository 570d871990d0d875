using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

// The address of the server; the environment variable is the one the Opik clients use.
var opik = Environment.GetEnvironmentVariable("OPIK_URL_OVERRIDE") ?? "http://localhost:5173/api";

using var source = new ActivitySource("Samples.Quickstart");
using var provider = Sdk.CreateTracerProviderBuilder()
    .AddSource(source.Name)
    .AddOtlpExporter(exporter =>
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(opik.TrimEnd('/') + "/v1/private/otel/v1/traces");
        exporter.Headers = "projectName=samples-otel-dotnet";
    })
    .Build();

using (var root = source.StartActivity("quickstart"))
{
    root?.SetTag("gen_ai.conversation.id", "first-conversation");

    using (var tool = source.StartActivity("execute_tool look_up"))
    {
        tool?.SetTag("gen_ai.operation.name", "execute_tool")
            .SetTag("gen_ai.tool.name", "look_up")
            .SetTag("gen_ai.tool.call.arguments", """{"topic":"Lakes"}""")
            .SetTag("gen_ai.tool.call.result", "Lakes are inland bodies of standing water.");
    }

    // A real program would call a model here; instrumented clients set these tags by themselves.
    using var chat = source.StartActivity("chat gpt-4o-mini", ActivityKind.Client);
    chat?.SetTag("gen_ai.operation.name", "chat")
        .SetTag("gen_ai.provider.name", "openai")
        .SetTag("gen_ai.request.model", "gpt-4o-mini")
        .SetTag("gen_ai.usage.input_tokens", 42)
        .SetTag("gen_ai.usage.output_tokens", 12)
        .SetTag("gen_ai.input.messages", """[{"role":"user","parts":[{"type":"text","content":"What are lakes?"}]}]""")
        .SetTag("gen_ai.output.messages", """[{"role":"assistant","parts":[{"type":"text","content":"Standing water."}]}]""");
}

return provider.ForceFlush(10_000) ? 0 : 1;
