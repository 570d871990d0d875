using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>
/// Applies rules, some calls at a time. After a restart it goes on with the piece it was at; what of that piece was scored is
/// scored again, over the same scores. Nobody looks at a finished job: what it did is in the logs of the rules.
/// </summary>
internal sealed class ScoringJob(IOnlineRules rules, RuleRun run, ListChanges changes) : IJobHandler
{
    /// <summary>The kind, as stored.</summary>
    public const string KindName = "online-scoring";

    /// <summary>Calls at a time: enough to keep a provider busy, below the limits of small accounts.</summary>
    private const int Concurrency = 8;

    /// <summary>Calls between two notes of the progress.</summary>
    private const int Piece = 2 * Concurrency;

    public string Kind => KindName;

    public int MostAtOnce => 2;

    public bool IsKept => false;

    public async Task<JsonText?> RunAsync(JobRun job, CancellationToken cancellationToken)
    {
        var scope = job.Job.Scope;
        var plan = JsonSerializer.Deserialize<ScoringPlan>(job.Job.Payload.Utf8.Span, WireJson.Options)!;
        var known = (await rules.GetManyAsync(scope, [.. plan.Tasks.Select(task => task.RuleId)], cancellationToken)).ToDictionary(rule => rule.Id);
        var all = plan.Tasks.Sum(task => task.Ids.Count);
        var done = job.Job.Progress is { } progress ? JsonSerializer.Deserialize<int>(progress.Utf8.Span) : 0;
        foreach (var piece in plan.Units.Skip(done).Chunk(Piece))
        {
            await Parallel.ForEachAsync(piece, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken }, async (unit, token) =>
            {
                if (known.TryGetValue(unit.RuleId, out var rule))
                    await run.ApplyAsync(scope, plan, rule, unit.EntityId, token);
            });
            done += piece.Length;
            // At the end the job goes anyway.
            if (done < all)
                await job.ReportAsync(new JsonText(JsonSerializer.SerializeToUtf8Bytes(done)), cancellationToken);
        }

        // Logs of rules may be open.
        changes.Raise(scope.WorkspaceId, "automations");
        return null;
    }
}
