using System.IO.Pipelines;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Opik.ModelContextProtocol;
using Opik.Sdk.Testing;

namespace Opik.Integrations.Tests.Frameworks;

/// <summary>A client and a server of the real MCP SDK, over pipes as over the standard streams.</summary>
public sealed class McpTests : IAsyncDisposable
{
    private readonly Pipe _up = new();
    private readonly Pipe _down = new();
    private readonly OpikRecorder _recorder = new();
    private readonly IDisposable _scope;

    public McpTests() => _scope = _recorder.UseAsDefault();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _scope.Dispose();
        await _recorder.Client.DisposeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_call_of_a_tool_is_a_tool_span_with_that_of_the_server_below()
    {
        await CallAsync((string city) => "sun in " + city);

        var agent = Assert.Single(_recorder.Traces, trace => trace.Name == "agent").Spans[0];
        var client = Assert.Single(agent.Spans);
        Assert.Equal(("tools/call weather", "tool"), (client.Name, client.Type));
        Assert.Equal("tools/call", client.Metadata.GetProperty("mcp.method.name").GetString());
        var server = client.Spans[0];
        Assert.Equal(("tools/call weather", "tool"), (server.Name, server.Type));
        Assert.Equal("inside", Assert.Single(server.Spans).Name);
        Assert.True(client.HasEnded && server.HasEnded);
    }

    [Fact(Timeout = 60_000)]
    public async Task Arguments_and_results_are_logged_on_both_sides_when_asked_for()
    {
        await CallAsync((string city) => "sun in " + city, withContents: true);

        var client = Assert.Single(_recorder.Traces, trace => trace.Name == "agent").Spans[0].Spans[0];
        foreach (var span in new[] { client, client.Spans[0] })
        {
            Assert.Equal("""{"name":"weather","arguments":{"city":"Ghent"}}""", span.Input.GetRawText());
            Assert.Equal("sun in Ghent", span.Output.GetProperty("content")[0].GetProperty("text").GetString());
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_tool_that_fails_fails_its_spans()
    {
        await CallAsync(string (string city) => throw new InvalidOperationException("no weather in " + city));

        var client = Assert.Single(_recorder.Traces, trace => trace.Name == "agent").Spans[0].Spans[0];
        Assert.NotNull(client.ErrorType);
        Assert.NotNull(client.Spans[0].ErrorType);
    }

    private async Task CallAsync(Func<string, string> tool, bool withContents = false)
    {
        string Weather(string city)
        {
            using var inside = OpikClient.Default.StartSpan("inside");
            return tool(city);
        }

        var options = new McpServerOptions { ToolCollection = [McpServerTool.Create(Weather, new McpServerToolCreateOptions { Name = "weather" })] };
        if (withContents)
            options.UseOpik();
        await using var server = McpServer.Create(new StreamServerTransport(_up.Reader.AsStream(), _down.Writer.AsStream(), "weather"), options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = server.RunAsync(stop.Token);
        IClientTransport transport = new StreamClientTransport(_up.Writer.AsStream(), _down.Reader.AsStream());
        await using (var client = await McpClient.CreateAsync(withContents ? transport.UseOpik() : transport, cancellationToken: Cancel))
        {
            using (_recorder.Client.StartSpan("agent"))
                await client.CallToolAsync("weather", new Dictionary<string, object?> { ["city"] = "Ghent" }, cancellationToken: Cancel);
        }

        await stop.CancelAsync();
        await running.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
