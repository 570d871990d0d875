using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Deletes what the rules say is too old.</summary>
internal sealed class RetentionRun(IRetentionRules rules, IOldTraces traces, TimeProvider clock)
{
    /// <summary>Traces of a piece.</summary>
    public const int Piece = 200;

    /// <summary>Between two pieces ingest has the writer for itself.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    /// <summary>Goes through all projects; returns the number of deleted traces.</summary>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var deleted = 0L;
        var caughtUp = new HashSet<Guid>();
        foreach (var (workspace, project, rule) in await rules.GetEffectiveAsync(cancellationToken))
        {
            if (rule.Period.Length() is { } length)
                deleted += await RunAsync(new Scope(workspace, "retention"), project, rule, length, cancellationToken);
            if (!rule.CatchUpDone)
                caughtUp.Add(rule.Id);
        }

        foreach (var rule in caughtUp)
            await rules.FinishCatchUpAsync(rule, cancellationToken);
        return deleted;
    }

    private async Task<long> RunAsync(Scope scope, Guid project, RetentionRule rule, TimeSpan length, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime - length;
        // What was too old already when the rule was made stays, unless it is to apply to the past.
        DateTime? from = rule.ApplyToPast ? null : rule.CreatedAt - length;
        var deleted = 0L;
        Guid? next = null;
        do
        {
            (var count, next) = await traces.DeletePieceAsync(scope, project, from, before, next, Piece, cancellationToken);
            deleted += count;
            if (count > 0)
                await Task.Delay(Breath, clock, cancellationToken);
        }
        while (next is not null);

        return deleted;
    }
}
