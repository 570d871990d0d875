using System.Text.Json;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>
/// Writes new items with a model, some at a time. They stay with the job until somebody has reviewed them; nothing enters the
/// dataset by itself. An interrupted attempt keeps what it had.
/// </summary>
internal sealed class ExpansionJob(IDatasetItemReads items, ExpansionModel model, ListChanges changes) : IJobHandler
{
    /// <summary>The kind, as stored.</summary>
    public const string KindName = "dataset-expansion";

    /// <summary>Items between two reports: people see it grow, and no more is asked for twice after a crash.</summary>
    private const int PerRound = 40;

    /// <summary>Models answer fewer than they were asked for, or the same again.</summary>
    private const int SpareRounds = 3;

    public string Kind => KindName;

    /// <summary>Each holds up to four calls of a model.</summary>
    public int MostAtOnce => 2;

    /// <summary>What a job of this kind has to do.</summary>
    public static ExpansionPayload PayloadOf(Job job) => JsonSerializer.Deserialize<ExpansionPayload>(job.Payload.Utf8.Span, WireJson.Options)!;

    /// <summary>What a job of this kind has made so far.</summary>
    public static ExpansionProgress ProgressOf(Job job) =>
        job.Progress is { } text ? JsonSerializer.Deserialize<ExpansionProgress>(text.Utf8.Span, WireJson.Options)! : ExpansionProgress.None;

    public void Ended(Job job) => changes.Raise(job.Scope.WorkspaceId, "datasets");

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (scope, payload, progress) = (run.Job.Scope, PayloadOf(run.Job), ProgressOf(run.Job));
        var examples = await ExpansionExamples.ReadAsync(items, scope, payload.DatasetId, cancellationToken);
        if (examples.Items.Count == 0)
            throw new ChatException(400, "The dataset has no items to learn from");
        var wanted = payload.Request.Count;
        var known = examples.Items.Select(item => Key(item.Data)).Concat(progress.Items.Select(Key)).ToHashSet(StringComparer.Ordinal);
        var most = ((wanted + PerRound - 1) / PerRound) + SpareRounds;
        while (progress.Items.Count < wanted && progress.Rounds < most)
        {
            var request = payload.Request with { SampleCount = Math.Min(PerRound, wanted - progress.Items.Count) };
            var written = (await model.WriteAsync(scope, request, examples, cancellationToken))
                .Select(item => new JsonText(JsonSerializer.SerializeToUtf8Bytes(item, WireJson.Options)))
                .Where(item => known.Add(Key(item)));
            progress = new ExpansionProgress([.. progress.Items, .. written], progress.Rounds + 1);
            await run.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(progress, WireJson.Options)), cancellationToken);
            changes.Raise(scope.WorkspaceId, "datasets");
        }

        return progress.Items.Count > 0 ? null : throw new ChatException(502, "The model wrote only items that are there already: say what is to vary, or try another model.");
    }

    private static string Key(JsonText item) => System.Text.Json.Nodes.JsonNode.Parse(item.Utf8.Span)!.ToJsonString(WireJson.Options);
}
