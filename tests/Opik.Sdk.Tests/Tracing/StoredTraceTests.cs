using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Testing;
using Opik.Testing.Reading;

namespace Opik.Sdk.Tests.Tracing;

/// <summary>What a program traces, read back from the running server.</summary>
public sealed class StoredTraceTests : IAsyncLifetime
{
    private OpikServerProcess server = null!;
    private OpikClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await OpikServerProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        client = new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "/api/"), ProjectName = "stored" });
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_tree_arrives_whole_with_times_usage_and_cost()
    {
        using (var trace = client.StartTrace("agent", new TraceOptions { ThreadId = "thread-1", Tags = ["run"], Environment = "production" }))
        {
            using (var retrieve = client.StartSpan("retrieve", SpanType.Tool))
            {
                retrieve.SetInput(new { query = "ML" });
                await Task.Delay(2, TestContext.Current.CancellationToken);
            }

            using var generate = client.StartSpan("generate", SpanType.Llm);
            generate.Model = "gpt-4o-mini";
            generate.Provider = "openai";
            generate.Usage = new Dictionary<string, long> { ["prompt_tokens"] = 1_000, ["completion_tokens"] = 100, ["total_tokens"] = 1_100 };
            generate.SetOutput("an answer");
            generate.AddFeedbackScore("quality", 0.9);
            trace.AddFeedbackScore("useful", 1);
        }

        var flushed = await client.FlushAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(flushed.Success);
        Assert.Equal(5, flushed.SentItems);
        var stored = await ReadAsync();
        var root = Assert.Single(stored.Traces);
        Assert.Equal("stored", stored.ProjectOf(root));
        Assert.Equal("thread-1", root["thread_id"]!.GetValue<string>());
        Assert.Equal("production", root["environment"]!.GetValue<string>());
        Assert.Equal(2, root["span_count"]!.GetValue<int>());
        Assert.Equal(["retrieve", "generate"], new SpanTree(stored.Spans).Roots(SpanTree.Id(root)).Select(Name));
        var llm = stored.Spans.Single(span => Name(span) == "generate");
        Assert.Equal("llm", llm["type"]!.GetValue<string>());
        Assert.Equal(1_100, llm["usage"]!["total_tokens"]!.GetValue<long>());
        Assert.True(llm["total_estimated_cost"]!.GetValue<double>() > 0);
        Assert.Equal("an answer", llm["output"]!["output"]!.GetValue<string>());
        Assert.Equal(0.9, llm["feedback_scores"]![0]!["value"]!.GetValue<double>());
        Assert.True(SpanTree.Start(root) <= SpanTree.Start(stored.Spans.Single(span => Name(span) == "retrieve")));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_update_behind_its_create_changes_it_although_both_wait_in_the_queue()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 50; i++)
        {
            using var trace = client.StartTrace($"t{i}");
            ids.Add(trace.Id);
            client.UpdateTrace(trace.Id, new TraceUpdate { Tags = [$"tag{i}"], Metadata = new Dictionary<string, object?> { ["i"] = i } });
        }

        await client.FlushAsync(cancellationToken: TestContext.Current.CancellationToken);

        var stored = (await ReadAsync()).Traces.ToDictionary(trace => Guid.Parse(SpanTree.Id(trace)));
        Assert.All(ids.Index(), entry =>
        {
            Assert.Equal($"t{entry.Index}", Name(stored[entry.Item]));
            Assert.Equal($"tag{entry.Index}", stored[entry.Item]["tags"]![0]!.GetValue<string>());
            Assert.NotNull(stored[entry.Item]["end_time"]);
        });
    }

    [Fact(Timeout = 60_000)]
    public async Task Clients_with_equal_settings_share_a_sender_and_the_first_to_end_leaves_the_other_working()
    {
        var other = new OpikClient(new OpikOptions { UrlOverride = client.Options.UrlOverride, ProjectName = "other" });
        Assert.Same(client.Tap.Inner, other.Tap.Inner);
        other.StartTrace("by the other").End();
        var ended = await other.EndAsync();
        Assert.True(ended!.Success);
        Assert.Same(ended, await other.EndAsync());
        Assert.Same(OpikTrace.None, other.StartTrace("too late"));

        client.StartTrace("still").End();
        Assert.True((await client.FlushAsync(cancellationToken: TestContext.Current.CancellationToken)).Success);
        Assert.Equal(["by the other", "still"], (await ReadAsync()).Traces.Select(Name).Order(StringComparer.Ordinal));
    }

    private Task<StoredContents> ReadAsync() => new StoredContentsReader(server.Client).ReadAsync(TestContext.Current.CancellationToken);

    private static string Name(JsonObject entity) => entity["name"]!.GetValue<string>();
}
