using System.Net;
using System.Text.Json.Nodes;
using Opik.Querying;
using Opik.Searching;

namespace Opik.Sdk.Tests.Searching;

public sealed class TraceSearchTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Traces_are_found_by_the_query_language_newest_first()
    {
        var client = await server.ClientAsync();
        await Seed.TracesAsync(client,
            new JsonObject { ["name"] = "a", ["tags"] = new JsonArray("prod"), ["input"] = new JsonObject { ["q"] = "x" } },
            new JsonObject { ["name"] = "b", ["tags"] = new JsonArray("test") },
            new JsonObject { ["name"] = "c", ["tags"] = new JsonArray("prod"), ["metadata"] = new JsonObject { ["model"] = "m" } });

        var found = await client.Traces.SearchAsync(new TraceSearch { FilterString = "tags contains \"prod\"" }, Cancel);

        Assert.Equal(["c", "a"], found.Select(trace => trace.Name));
        Assert.Equal("m", found[0].Metadata!.Value.GetProperty("model").GetString());
        Assert.Equal("x", found[1].Input!.Value.GetProperty("q").GetString());
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_trace_arrives_once_over_several_pages()
    {
        var client = await server.ClientAsync();
        var ids = await Seed.TracesAsync(client, 25);

        var found = await client.Traces.SearchAsync(new TraceSearch { MaxBatchSize = 4, MaxResults = null }, Cancel);

        Assert.Equal(ids.AsEnumerable().Reverse(), found.Select(trace => trace.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task No_more_than_wanted_come_and_none_for_zero()
    {
        var client = await server.ClientAsync();
        await Seed.TracesAsync(client, 5);

        Assert.Equal(3, (await client.Traces.SearchAsync(new TraceSearch { MaxResults = 3, MaxBatchSize = 2 }, Cancel)).Count);
        Assert.Empty(await client.Traces.SearchAsync(new TraceSearch { MaxResults = 0 }, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Excluded_members_are_absent_and_long_texts_are_cut_unless_wanted_whole()
    {
        var client = await server.ClientAsync();
        await Seed.TracesAsync(client, new JsonObject { ["name"] = "a", ["input"] = new JsonObject { ["text"] = new string('x', 20_000) }, ["metadata"] = new JsonObject { ["k"] = 1 } });

        var cut = Assert.Single(await client.Traces.SearchAsync(new TraceSearch { Exclude = ["metadata"] }, Cancel));
        var whole = Assert.Single(await client.Traces.SearchAsync(new TraceSearch { Truncate = false }, Cancel));

        Assert.Null(cut.Metadata);
        Assert.Equal(System.Text.Json.JsonValueKind.String, cut.Input!.Value.ValueKind);
        Assert.Equal(20_000, whole.Input!.Value.GetProperty("text").GetString()!.Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_malformed_query_never_reaches_the_server()
    {
        var client = await server.ClientAsync();

        await Assert.ThrowsAsync<OpikQueryException>(() => client.Traces.SearchAsync(new TraceSearch { FilterString = "name = " }, Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_unknown_project_is_an_error_but_not_while_waiting()
    {
        var client = await server.ClientAsync();

        var refusal = await Assert.ThrowsAsync<OpikApiException>(() => client.Traces.SearchAsync(cancellationToken: Cancel));
        await Assert.ThrowsAsync<SearchTimeoutException>(() => client.Traces.SearchAsync(new TraceSearch { WaitForAtLeast = 1, WaitForTimeout = TimeSpan.FromMilliseconds(300) }, Cancel));

        Assert.Equal(HttpStatusCode.NotFound, refusal.StatusCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Waiting_ends_when_enough_have_arrived()
    {
        var client = await server.ClientAsync();
        var waiting = client.Traces.SearchAsync(new TraceSearch { WaitForAtLeast = 3, WaitForTimeout = TimeSpan.FromSeconds(40) }, Cancel);
        await Seed.TracesAsync(client, 2);
        Assert.False(waiting.IsCompleted);
        await Seed.TracesAsync(client, 1);

        Assert.Equal(3, (await waiting).Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_trace_is_read_changed_and_deleted()
    {
        var client = await server.ClientAsync();
        var id = (await Seed.TracesAsync(client, new JsonObject { ["name"] = "a", ["output"] = new JsonObject { ["text"] = "old" } }))[0];

        await client.Traces.UpdateAsync(id, new TraceUpdate { Output = new Dictionary<string, object?> { ["text"] = "new" }, Tags = ["t"] }, Cancel);
        await client.Traces.AddCommentAsync(id, "good", Cancel);
        var changed = await client.Traces.GetAsync(id, Cancel);
        await client.Traces.DeleteAsync([id], Cancel);

        Assert.Equal(("a", "new"), (changed.Name, changed.Output!.Value.GetProperty("text").GetString()));
        Assert.Equal(["t"], changed.Tags);
        Assert.Equal("good", Assert.Single(changed.Comments).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<OpikApiException>(() => client.Traces.GetAsync(id, Cancel))).StatusCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_score_is_deleted_by_name()
    {
        var client = await server.ClientAsync();
        var id = (await Seed.TracesAsync(client, 1))[0];
        foreach (var name in new[] { "keep", "drop" })
            (await client.Rest.SendAsync(HttpMethod.Put, $"v1/private/traces/{id}/feedback-scores", System.Text.Encoding.UTF8.GetBytes($$"""{"name":"{{name}}","value":0.5,"source":"sdk"}"""), cancellationToken: Cancel)).EnsureSuccess();

        await client.Traces.DeleteFeedbackScoreAsync(id, "drop", Cancel);

        Assert.Equal(["keep"], (await client.Traces.GetAsync(id, Cancel)).FeedbackScores.Select(score => score.Name));
    }
}
