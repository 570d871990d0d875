using System.Text.Json.Nodes;
using OpenTelemetry.Exporter;
using Opik.Testing.Reading;
using Xunit;

namespace Opik.EndToEnd.Tests.OpenTelemetryDotnet;

/// <summary>The OpenTelemetry .NET SDK with its own exporter, over both transports.</summary>
public sealed class OpenTelemetryDotnetTests(RunningServer server)
{
    [Theory]
    [InlineData(OtlpExportProtocol.Grpc, true)]
    [InlineData(OtlpExportProtocol.Grpc, false)]
    [InlineData(OtlpExportProtocol.HttpProtobuf, false)]
    public async Task Spans_after_the_generative_AI_conventions_become_a_trace(OtlpExportProtocol protocol, bool ownPort)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var project = $"otel-{protocol}-{ownPort}";
        var address = ownPort ? server.Process.GrpcAddress : server.Address;
        var endpoint = protocol == OtlpExportProtocol.Grpc ? address : new Uri(address, "/api/v1/private/otel/v1/traces");

        Assert.True(GenAiProgram.Run(protocol, endpoint, project));

        var reader = new StoredContentsReader(server.Process.Client);
        var trace = Assert.Single(await reader.PagesAsync($"/v1/private/traces?project_name={project}&truncate=false&", cancellationToken));
        Assert.Equal("invoke_agent harbour pilot", (string?)trace["name"]);
        Assert.Equal("otel-thread", (string?)trace["thread_id"]);
        Assert.Equal(1500, (int)trace["usage"]!["total_tokens"]!);
        Assert.Equal(4, (int)trace["span_count"]!);
        Assert.Contains("How deep is the lock?", trace["input"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Nine metres.", trace["output"]!.ToJsonString(), StringComparison.Ordinal);

        var tree = new SpanTree(await reader.PagesAsync($"/v1/private/spans?project_name={project}&truncate=false&", cancellationToken));
        var agent = Assert.Single(tree.Roots(SpanTree.Id(trace)));
        var children = tree.Children(agent);
        Assert.Equal(["chat gpt-4o-mini", "execute_tool depth", "execute_tool tide"], children.Select(span => (string?)span["name"]));
        CheckChat(children[0]);
        CheckTool(children[1]);
        CheckFailure(children[2]);
    }

    private static void CheckChat(JsonObject chat)
    {
        Assert.Equal("llm", (string?)chat["type"]);
        Assert.Equal("gpt-4o-mini-2024-07-18", (string?)chat["model"]);
        Assert.Equal("openai", (string?)chat["provider"]);
        Assert.Equal(1000, (int)chat["usage"]!["prompt_tokens"]!);
        Assert.Equal(500, (int)chat["usage"]!["completion_tokens"]!);
        // 1,000 prompt tokens at 0.15 and 500 completion tokens at 0.60 USD per million.
        Assert.Equal(0.00045, (double)chat["total_estimated_cost"]!, tolerance: 1e-9);
        Assert.Contains("How deep is the lock?", chat["input"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Nine metres.", chat["output"]!.ToJsonString(), StringComparison.Ordinal);
        // Attributes nobody knows stay visible.
        Assert.Contains("acme.internal.route", chat.ToJsonString(), StringComparison.Ordinal);
        var score = Assert.Single(chat["feedback_scores"]!.AsArray())!;
        Assert.Equal("relevance", (string?)score["name"]);
        Assert.Equal(0.75, (double)score["value"]!);
        Assert.Equal("mostly to the point", (string?)score["reason"]);
    }

    private static void CheckTool(JsonObject tool)
    {
        Assert.Equal("tool", (string?)tool["type"]);
        Assert.Contains("north", tool["input"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("9", tool["output"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(tool["error_info"]);
    }

    private static void CheckFailure(JsonObject tool)
    {
        Assert.Equal("System.TimeoutException", (string?)tool["error_info"]!["exception_type"]);
        Assert.Contains("no answer from the tide gauge", (string?)tool["error_info"]!["message"], StringComparison.Ordinal);
    }
}
