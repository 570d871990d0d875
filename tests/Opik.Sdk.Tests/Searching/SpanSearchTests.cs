using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Searching;

namespace Opik.Sdk.Tests.Searching;

public sealed class SpanSearchTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Spans_of_one_trace_and_type_are_found_with_usage_and_parents()
    {
        var client = await server.ClientAsync();
        var traces = await Seed.TracesAsync(client, 2);
        var spans = await Seed.SpansAsync(client,
            new JsonObject { ["name"] = "root", ["trace_id"] = traces[0].ToString(), ["type"] = "general" },
            new JsonObject { ["name"] = "other", ["trace_id"] = traces[1].ToString(), ["type"] = "llm" });
        await Seed.SpansAsync(client, new JsonObject { ["name"] = "call", ["trace_id"] = traces[0].ToString(), ["parent_span_id"] = spans[0].ToString(), ["type"] = "llm", ["model"] = "gpt-5-nano", ["provider"] = "openai", ["usage"] = new JsonObject { ["prompt_tokens"] = 12L + int.MaxValue } });

        var found = await client.Spans.SearchAsync(new SpanSearch { TraceId = traces[0], Type = SpanType.Llm }, Cancel);
        var all = await client.Spans.SearchAsync(new SpanSearch { TraceId = traces[0] }, Cancel);

        var call = Assert.Single(found);
        Assert.Equal(("call", spans[0], SpanType.Llm, "gpt-5-nano", "openai"), (call.Name!, call.ParentSpanId!.Value, call.Type, call.Model, call.Provider));
        Assert.Equal(12L + int.MaxValue, call.Usage!["prompt_tokens"]);
        Assert.Equal(2, all.Count);
        Assert.Empty(call.Tags);
        Assert.Empty(call.FeedbackScores);
        Assert.Empty(call.Comments);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_span_is_read_changed_and_deleted()
    {
        var client = await server.ClientAsync();
        var trace = (await Seed.TracesAsync(client, 1))[0];
        var id = (await Seed.SpansAsync(client, new JsonObject { ["name"] = "s", ["trace_id"] = trace.ToString() }))[0];

        await client.Spans.UpdateAsync(id, new SpanUpdate { TraceId = trace, TotalCost = 0.25m }, Cancel);
        var changed = await client.Spans.GetAsync(id, Cancel);
        await client.Spans.DeleteAsync(id, Cancel);

        Assert.Equal(("s", 0.25m), (changed.Name, changed.TotalEstimatedCost));
        Assert.Empty(await client.Spans.SearchAsync(new SpanSearch { TraceId = trace }, Cancel));
    }
}
