using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Experiments;
using Opik.Sdk.Tests.Rest;

namespace Opik.Sdk.Tests.Experiments;

public sealed class BulkUploadTests(SharedServer server)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Traces_spans_scores_and_bare_results_arrive()
    {
        var client = await server.ClientAsync();
        var (experiment, items) = await PrepareAsync(client, 2);
        var (trace, span) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var whole = new BulkRecord
        {
            DatasetItemId = items[0].Id!.Value,
            Trace = new BulkTrace { Id = trace, StartTime = Start, EndTime = Start.AddSeconds(2), Name = "run", Output = new JsonObject { ["answer"] = "yes" }, ErrorInfo = new ErrorInfo("Oops", "m", "t") },
            Spans = [new BulkSpan { Id = span, StartTime = Start, Name = "call", Type = SpanType.Llm, Usage = new Dictionary<string, long> { ["prompt_tokens"] = 7 } }],
            FeedbackScores = [new BulkScore("good", 0.25, "why")],
        };

        await experiment.BatchUploadItemsAsync([whole, new BulkRecord { DatasetItemId = items[1].Id!.Value, EvaluateTaskResult = new JsonObject { ["answer"] = "no" } }], cancellationToken: Cancel);

        var runs = await experiment.GetItemsAsync(cancellationToken: Cancel);
        Assert.Equal(["no", "yes"], runs.Select(run => run.Output!.Value.GetProperty("answer").GetString()).Order());
        var score = Assert.Single(runs.Single(run => run.TraceId == trace).FeedbackScores);
        Assert.Equal(("good", 0.25m, "why"), (score.Name, score.Value, score.Reason));
        var stored = await client.Spans.GetAsync(span, Cancel);
        Assert.Equal((trace, SpanType.Llm, 7L), (stored.TraceId, stored.Type, stored.Usage!["prompt_tokens"]));
        Assert.Equal("Oops", (await client.Traces.GetAsync(trace, Cancel)).ErrorInfo!.ExceptionType);
    }

    [Fact(Timeout = 60_000)]
    public async Task Given_ids_make_a_repeated_upload_harmless()
    {
        var client = await server.ClientAsync();
        var (experiment, items) = await PrepareAsync(client, 3);
        var records = items.Select(item => new BulkRecord { DatasetItemId = item.Id!.Value, Trace = new BulkTrace { Id = Guid.CreateVersion7(), StartTime = Start, Output = new JsonObject() } }).ToList();

        await experiment.BatchUploadItemsAsync(records, cancellationToken: Cancel);
        await experiment.BatchUploadItemsAsync(records, cancellationToken: Cancel);

        Assert.Equal(3, (await client.Traces.SearchAsync(cancellationToken: Cancel)).Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task Everything_wrong_with_a_list_is_reported_at_once_and_nothing_sent()
    {
        var client = await server.ClientAsync();
        var (experiment, items) = await PrepareAsync(client, 1);
        var id = items[0].Id!.Value;
        var trace = new BulkTrace { StartTime = Start };

        var refusal = await Assert.ThrowsAsync<OpikValidationException>(() => experiment.BatchUploadItemsAsync(
            [
                new BulkRecord { DatasetItemId = id, Trace = trace },
                new BulkRecord { DatasetItemId = id },
                new BulkRecord { DatasetItemId = id, Trace = trace, EvaluateTaskResult = [] },
                new BulkRecord { DatasetItemId = id, Trace = trace with { ProjectName = "elsewhere" } },
                new BulkRecord { DatasetItemId = id, Trace = trace, FeedbackScores = [new BulkScore(" ", double.NaN)] },
                new BulkRecord { DatasetItemId = id, Trace = trace with { ErrorInfo = new ErrorInfo("X", null, "") } },
            ],
            cancellationToken: Cancel));

        Assert.Equal([1, 2, 3, 4, 4, 5], refusal.Problems.Select(problem => int.Parse(problem.Split(' ')[1])));
        Assert.Empty(await experiment.GetItemsAsync(cancellationToken: Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_record_that_fits_into_no_request_is_refused()
    {
        var client = await server.ClientAsync();
        var (experiment, items) = await PrepareAsync(client, 1);

        var refusal = await Assert.ThrowsAsync<OpikValidationException>(() => experiment.BatchUploadItemsAsync(
            [new BulkRecord { DatasetItemId = items[0].Id!.Value, EvaluateTaskResult = new JsonObject { ["text"] = new string('x', 3_500_000) } }], cancellationToken: Cancel));

        Assert.Contains("Record 0", refusal.Message);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(413, "")]
    [InlineData(422, "The Request size exceeds the MAXIMUM allowed size of 1 bytes")]
    public async Task A_request_that_is_too_large_is_halved_down_to_single_records(int status, string says)
    {
        await using var fake = await ScriptedServer.StartAsync((context, body, _) => AnswerAsync(context, JsonNode.Parse(body)!["items"]!.AsArray().Count > 1 ? status : 204, says));
        var experiment = Loose(fake);

        await experiment.BatchUploadItemsAsync(Records(5), new BulkUpload { Threads = 1 }, Cancel);

        var sent = fake.Requests.Select(request => JsonNode.Parse(request.Body)!["items"]!.AsArray()).ToList();
        Assert.Equal([5, 2, 1, 1, 3, 1, 2, 1, 1], sent.Select(items => items.Count));
        Assert.Equal([0, 1, 2, 3, 4], sent.Where(items => items.Count == 1).Select(items => (int)items[0]!["evaluate_task_result"]!["n"]!));
        var first = sent[0][0]!.AsObject();
        Assert.Equal(["dataset_item_id", "evaluate_task_result"], first.Select(member => member.Key));
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_refusal_is_not_halved_and_stops_the_rest()
    {
        await using var fake = await ScriptedServer.StartAsync((context, _, _) => AnswerAsync(context, 422, """{"errors":["no"]}"""));
        var experiment = Loose(fake);

        await Assert.ThrowsAsync<OpikApiException>(() => experiment.BatchUploadItemsAsync(Records(3_500), new BulkUpload { Threads = 1 }, Cancel));

        Assert.Single(fake.Requests);
    }

    private static List<BulkRecord> Records(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new BulkRecord { DatasetItemId = Guid.CreateVersion7(), EvaluateTaskResult = new JsonObject { ["n"] = number } })];

    private static Experiment Loose(ScriptedServer fake) =>
        new(new OpikClient(new OpikOptions { UrlOverride = fake.Address }), new ExperimentRecord { Id = Guid.CreateVersion7(), Name = "e", DatasetName = "d" }, "p");

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return status == 204 ? Task.CompletedTask : context.Response.WriteAsync(text, Cancel);
    }

    private static async Task<(Experiment Experiment, List<DatasetItem> Items)> PrepareAsync(OpikClient client, int count)
    {
        var dataset = await client.Datasets.CreateAsync("cases", cancellationToken: Cancel);
        var items = Enumerable.Range(0, count).Select(number => new DatasetItem { ["n"] = number }).ToList();
        await dataset.InsertAsync(items, cancellationToken: Cancel);
        return (await client.Experiments.CreateAsync("cases", cancellationToken: Cancel), items);
    }
}
