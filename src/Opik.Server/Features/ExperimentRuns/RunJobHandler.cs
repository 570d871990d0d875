using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Experiments;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>
/// Runs prompts over the items of a dataset, newest item first, some calls at a time. After a restart it goes on with the
/// piece of items it was at; calls of that piece that are done are found and not made again. Experiments that were cancelled
/// get no further calls; those on their way still land. A run that breaks off says so in its experiments.
/// </summary>
internal sealed partial class RunJobHandler(RunUnits units, IDatasetItemReads items, ExperimentEnds ends, CancelledExperiments cancelled, ListChanges changes, ILogger<RunJobHandler> log)
    : IJobHandler
{
    public const string JobKind = "experiment-run";

    /// <summary>Calls at a time: enough to keep a provider busy, below the limits of small accounts.</summary>
    private const int Concurrency = 8;

    /// <summary>Items between two notes of the progress.</summary>
    private const int Piece = 50;

    public string Kind => JobKind;

    public async Task<JsonText?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var scope = run.Job.Scope;
        var plan = Read<RunPlan>(run.Job.Payload);
        Guid[] ids = [.. plan.Variants.Select(variant => variant.ExperimentId)];
        try
        {
            await RunAllAsync(run, plan, cancellationToken);
            await ends.FinishAsync(scope, ids);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreUnavailableException))
        {
            LogBroken(log, run.Job.Id, failure);
            await ends.FailAsync(scope, ids, failure.Message);
            throw;
        }
        finally
        {
            cancelled.Forget(ids);
            changes.Raise(scope.WorkspaceId, "experiments");
        }

        return null;
    }

    private async Task RunAllAsync(JobRun run, RunPlan plan, CancellationToken cancellationToken)
    {
        var progress = run.Job.Progress is { } noted ? Read<RunProgress>(noted) : RunProgress.None;
        var filters = FilterParser.Parse(plan.Filters, FilterFields.DatasetItems);
        while (await items.ReadAsync(run.Job.Scope, plan.DatasetId!.Value, plan.VersionHash, filters, progress.Before, Piece, cancellationToken) is { Count: > 0 } piece)
        {
            if (!await AnyWantedAsync(run.Job.Scope, plan, cancellationToken))
                break;
            var done = await RunPieceAsync(run.Job.Scope, plan, piece, cancellationToken);
            progress = new RunProgress(piece[^1].Id, progress.Done + done);
            await run.ReportAsync(Json(progress), cancellationToken);
            changes.Raise(run.Job.Scope.WorkspaceId, "experiments");
        }
    }

    private async Task<int> RunPieceAsync(Scope scope, RunPlan plan, IReadOnlyList<DatasetItem> piece, CancellationToken cancellationToken)
    {
        var calls = piece.SelectMany(item => Enumerable.Range(0, plan.RunsOf(item)).SelectMany(number => plan.Variants.Select(variant => new RunUnit(variant, item, number))));
        var done = 0;
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken }, async (unit, token) =>
        {
            if (await cancelled.IsCancelledAsync(scope, unit.Variant.ExperimentId, token))
                return;
            await units.RunAsync(scope, plan, unit, token);
            Interlocked.Increment(ref done);
        });
        return done;
    }

    private async Task<bool> AnyWantedAsync(Scope scope, RunPlan plan, CancellationToken cancellationToken)
    {
        foreach (var variant in plan.Variants)
        {
            if (!await cancelled.IsCancelledAsync(scope, variant.ExperimentId, cancellationToken))
                return true;
        }

        return false;
    }

    private static T Read<T>(JsonText json) => JsonSerializer.Deserialize<T>(json.Utf8.Span, WireJson.Options)!;

    private static JsonText Json<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, WireJson.Options));

    [LoggerMessage(3310, LogLevel.Warning, "The run of experiments {Job} broke off.")]
    private static partial void LogBroken(ILogger log, Guid job, Exception failure);
}
