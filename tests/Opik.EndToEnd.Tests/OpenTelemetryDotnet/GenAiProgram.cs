using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace Opik.EndToEnd.Tests.OpenTelemetryDotnet;

/// <summary>A small agent instrumented by hand after the OpenTelemetry conventions for generative AI.</summary>
internal static class GenAiProgram
{
    private const string Source = "Opik.EndToEnd.Agent";

    /// <summary>Runs the agent once and waits until everything is exported.</summary>
    /// <returns>True when the exporter got rid of everything.</returns>
    public static bool Run(OtlpExportProtocol protocol, Uri endpoint, string project)
    {
        using var source = new ActivitySource($"{Source}.{project}");
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(source.Name)
            .AddOtlpExporter(exporter =>
            {
                exporter.Protocol = protocol;
                exporter.Endpoint = endpoint;
                exporter.Headers = $"projectName={project},Comet-Workspace=default";
            })
            .Build();

        using (var agent = source.StartActivity("invoke_agent harbour pilot")!)
        {
            agent.SetTag("gen_ai.operation.name", "invoke_agent")
                .SetTag("gen_ai.provider.name", "openai")
                .SetTag("gen_ai.agent.name", "harbour pilot")
                .SetTag("gen_ai.conversation.id", "otel-thread")
                .SetTag("gen_ai.input.messages", Message("user", "How deep is the lock?"))
                .SetTag("gen_ai.output.messages", Message("assistant", "Nine metres."));
            Chat(source);
            Tool(source);
            Failure(source);
        }

        return provider.ForceFlush(20_000);
    }

    private static void Chat(ActivitySource source)
    {
        using var chat = source.StartActivity("chat gpt-4o-mini", ActivityKind.Client)!;
        chat.SetTag("gen_ai.operation.name", "chat")
            .SetTag("gen_ai.provider.name", "openai")
            .SetTag("gen_ai.request.model", "gpt-4o-mini")
            .SetTag("gen_ai.response.model", "gpt-4o-mini-2024-07-18")
            .SetTag("gen_ai.request.temperature", 0.2)
            .SetTag("gen_ai.usage.input_tokens", 1000)
            .SetTag("gen_ai.usage.output_tokens", 500)
            .SetTag("gen_ai.response.finish_reasons", new[] { "stop" })
            .SetTag("acme.internal.route", "blue")
            .SetTag("gen_ai.input.messages", Message("user", "How deep is the lock?"))
            .SetTag("gen_ai.output.messages", Message("assistant", "Nine metres."));
        chat.AddEvent(new ActivityEvent("gen_ai.evaluation.result", tags: new ActivityTagsCollection
        {
            ["gen_ai.evaluation.name"] = "relevance",
            ["gen_ai.evaluation.score.value"] = 0.75,
            ["gen_ai.evaluation.explanation"] = "mostly to the point",
        }));
    }

    private static void Tool(ActivitySource source)
    {
        using var tool = source.StartActivity("execute_tool depth")!;
        tool.SetTag("gen_ai.operation.name", "execute_tool")
            .SetTag("gen_ai.tool.name", "depth")
            .SetTag("gen_ai.tool.call.id", "call-1")
            .SetTag("gen_ai.tool.call.arguments", """{"lock":"north"}""")
            .SetTag("gen_ai.tool.call.result", """{"metres":9}""");
    }

    private static void Failure(ActivitySource source)
    {
        using var failing = source.StartActivity("execute_tool tide")!;
        failing.SetTag("gen_ai.operation.name", "execute_tool").SetTag("gen_ai.tool.name", "tide");
        failing.AddException(new TimeoutException("no answer from the tide gauge"));
        failing.SetStatus(ActivityStatusCode.Error, "no answer from the tide gauge");
    }

    private static string Message(string role, string text) => $$"""[{"role":"{{role}}","parts":[{"type":"text","content":"{{text}}"}]}]""";
}
