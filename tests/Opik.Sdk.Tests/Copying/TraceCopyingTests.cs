using System.Net;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Copying;
using Opik.Searching;

namespace Opik.Sdk.Tests.Copying;

public sealed class TraceCopyingTests(SharedServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Traces_spans_and_scores_arrive_with_new_ids_and_the_same_tree()
    {
        await using var client = await server.ClientAsync();
        var (source, destination) = (client.Options.ProjectName!, client.Options.ProjectName + "-copy");
        using (var trace = client.StartTrace("run", new TraceOptions { ThreadId = "t-1", Tags = ["a"], Input = new { question = "why" } }))
        {
            trace.AddFeedbackScore("good", 0.5, "fine");
            using var outer = client.StartSpan("outer");
            using var inner = client.StartSpan("inner", SpanType.Llm);
            inner.Model = "gpt-4o";
            inner.Usage = new Dictionary<string, long> { ["prompt_tokens"] = 3 };
            inner.SetError("Oops", "bad");
        }

        Assert.True((await client.FlushAsync(cancellationToken: Cancel)).Success);

        var result = await client.CopyTracesAsync(source, destination, cancellationToken: Cancel);

        Assert.Equal(new CopyResult(1, 2, 1), result);
        var (original, copy) = (await TraceAsync(client, source), await TraceAsync(client, destination));
        Assert.NotEqual(original.Id, copy.Id);
        Assert.Equal(("run", "t-1", original.StartTime, original.EndTime), (copy.Name, copy.ThreadId, copy.StartTime, copy.EndTime));
        Assert.Equal((original.Input!.Value.GetRawText(), 0.5m, "fine"), (copy.Input!.Value.GetRawText(), copy.FeedbackScores.Single().Value, copy.FeedbackScores.Single().Reason));
        Assert.Equal(["a"], copy.Tags);
        var spans = (await client.Spans.SearchAsync(new SpanSearch { ProjectName = destination }, Cancel)).ToDictionary(span => span.Name!);
        Assert.All(spans.Values, span => Assert.Equal(copy.Id, span.TraceId));
        Assert.Equal((null, (Guid?)spans["outer"].Id), (spans["outer"].ParentSpanId, spans["inner"].ParentSpanId));
        Assert.Equal((SpanType.Llm, "gpt-4o", 3L, "Oops"), (spans["inner"].Type, spans["inner"].Model, spans["inner"].Usage!["prompt_tokens"], spans["inner"].ErrorInfo!.ExceptionType));
    }

    [Fact(Timeout = 60_000)]
    public async Task Originals_are_deleted_when_asked_and_the_order_stays()
    {
        await using var client = await server.ClientAsync();
        var (source, destination) = (client.Options.ProjectName!, client.Options.ProjectName + "-copy");
        await Seed.TracesAsync(client, 2_500);

        var result = await client.CopyTracesAsync(source, destination, deleteOriginals: true, Cancel);

        Assert.Equal(2_500, result.Traces);
        Assert.Empty(await client.Traces.SearchAsync(new TraceSearch { ProjectName = source }, Cancel));
        var copies = await client.Traces.SearchAsync(new TraceSearch { ProjectName = destination, MaxResults = null }, Cancel);
        Assert.Equal(Enumerable.Range(0, 2_500).Select(number => $"t{number}").Reverse(), copies.Select(copy => copy.Name));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_empty_project_gives_nothing_and_a_missing_one_is_an_error()
    {
        await using var client = await server.ClientAsync();
        var project = client.Options.ProjectName!;

        var missing = await Assert.ThrowsAsync<OpikApiException>(() => client.CopyTracesAsync(project, "x", cancellationToken: Cancel));
        await client.Projects.CreateAsync(project, cancellationToken: Cancel);

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(new CopyResult(0, 0, 0), await client.CopyTracesAsync(project, project + "-copy", cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CopyTracesAsync(project, project.ToUpperInvariant(), cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Assertion_results_reach_the_server()
    {
        await using var client = await server.ClientAsync();
        var trace = (await Seed.TracesAsync(client, new JsonObject { ["name"] = "t" }))[0];

        client.LogAssertionResult(trace, "The answer is polite", true, "it says please");
        client.LogAssertionResult(trace, "The answer is short", false);
        var flushed = await client.FlushAsync(cancellationToken: Cancel);

        Assert.Equal((true, 2L), (flushed.Success, flushed.SentItems));
    }

    private static async Task<TraceRecord> TraceAsync(OpikClient client, string project) =>
        Assert.Single(await client.Traces.SearchAsync(new TraceSearch { ProjectName = project }, Cancel));
}
