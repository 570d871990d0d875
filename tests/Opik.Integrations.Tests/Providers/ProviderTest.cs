using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Providers;
using Opik.Sdk.Testing;

namespace Opik.Integrations.Tests.Providers;

/// <summary>What tests of the HTTP handler share: a recorder and clients whose handler logs to it.</summary>
public abstract class ProviderTest
{
    protected OpikRecorder Recorder { get; } = new();

    protected static CancellationToken Timeout => TestContext.Current.CancellationToken;

    protected OpikHttpOptions Options => new() { Client = Recorder.Client };

    /// <summary>The only span of all.</summary>
    protected RecordedSpan Span => Assert.Single(Recorder.Traces.SelectMany(trace => trace.Spans).SelectMany(span => span.SelfAndBelow()));

    protected HttpClient Http(OpikHttpOptions? options = null) =>
        new(new OpikHttpHandler(new SocketsHttpHandler(), options ?? Options)) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>The value is that JSON, whatever the order of its members.</summary>
    protected static void AssertJson(string expected, JsonElement actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())), $"expected {expected}\nbut was  {actual.GetRawText()}");
}
