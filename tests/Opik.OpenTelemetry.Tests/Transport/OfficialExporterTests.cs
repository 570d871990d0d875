using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Opik.OpenTelemetry.Tests.Transport;

/// <summary>The OpenTelemetry .NET SDK with its own exporter.</summary>
public sealed class OfficialExporterTests(RunningServer server) : IClassFixture<RunningServer>
{
    public enum Route
    {
        GrpcPort,
        MainPort,
        Http,
    }

    [Theory]
    [InlineData(Route.GrpcPort)]
    [InlineData(Route.MainPort)]
    [InlineData(Route.Http)]
    public async Task Spans_of_the_SDK_arrive_whole(Route route)
    {
        var project = RunningServer.NewProject();
        using var source = new ActivitySource(project);

        using (var provider = Provider(route, project))
        {
            using (var root = source.StartActivity("invoke_agent helper")!)
            {
                root.SetTag("gen_ai.operation.name", "invoke_agent").SetTag("gen_ai.conversation.id", "thread-7");
                using (var chat = source.StartActivity("chat gpt-4o", ActivityKind.Client)!)
                {
                    chat.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.provider.name", "openai").SetTag("gen_ai.request.model", "gpt-4o");
                    chat.SetTag("gen_ai.usage.input_tokens", 11).SetTag("gen_ai.usage.output_tokens", 4);
                    chat.SetTag("gen_ai.input.messages", """[{"role":"user","parts":[{"type":"text","content":"Why?"}]}]""");
                    chat.SetTag("gen_ai.response.finish_reasons", new[] { "stop" });
                }

                using var tool = source.StartActivity("execute_tool search")!;
                tool.SetTag("gen_ai.operation.name", "execute_tool");
                tool.AddException(new InvalidOperationException("no network")).SetStatus(ActivityStatusCode.Error, "no network");
            }

            Assert.True(provider.ForceFlush());
        }

        var spans = (await server.SpansAsync(project)).ToDictionary(span => span["name"]!.GetValue<string>());
        var trace = (await server.TracesAsync(project)).Single();
        Assert.Equal(3, spans.Count);
        Assert.Equal("thread-7", trace["thread_id"]!.GetValue<string>());
        Assert.Equal("invoke_agent helper", trace["name"]!.GetValue<string>());
        var llm = spans["chat gpt-4o"];
        Assert.Equal(("llm", "gpt-4o", "openai"), (llm["type"]!.GetValue<string>(), llm["model"]!.GetValue<string>(), llm["provider"]!.GetValue<string>()));
        Assert.Equal(15, llm["usage"]!["total_tokens"]!.GetValue<int>());
        Assert.Equal("Why?", llm["input"]!["gen_ai.input.messages"]![0]!["parts"]![0]!["content"]!.GetValue<string>());
        Assert.Equal(spans["invoke_agent helper"]["id"]!.GetValue<string>(), llm["parent_span_id"]!.GetValue<string>());
        var failed = spans["execute_tool search"];
        Assert.Equal("tool", failed["type"]!.GetValue<string>());
        Assert.Equal("System.InvalidOperationException", failed["error_info"]!["exception_type"]!.GetValue<string>());
    }

    private TracerProvider Provider(Route route, string project) => Sdk.CreateTracerProviderBuilder()
        .AddSource(project)
        .ConfigureResource(resource => resource.AddService("exporter-test"))
        .AddOtlpExporter(options =>
        {
            options.Protocol = route == Route.Http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
            options.Endpoint = route switch
            {
                Route.Http => new Uri(server.Process.Address, RunningServer.TracesPath),
                Route.MainPort => server.Process.Address,
                _ => server.Process.GrpcAddress,
            };
            options.Headers = $"projectname={project},comet-workspace=default";
        })
        .Build();
}
