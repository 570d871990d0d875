using Opik.Contracts;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Online;

/// <summary>Tells in the logs of rules, at most once a minute each, that something was logged and cannot be scored.</summary>
internal sealed class LeftOutNotes(IOnlineRuleLogs logs, TimeProvider clock)
{
    // Rules that are told about at the same time; a server has fewer that are so busy.
    private const int MostRules = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (long LeftOut, DateTimeOffset Told)> _rules = [];

    /// <summary>More is logged than can be scored.</summary>
    public Task QueueIsFullAsync(Scope scope, ScoredEntity entity, IReadOnlyList<ScoringTask> tasks) =>
        TellAsync(scope, entity, tasks, RuleLogLevel.Warn, $"{ScoringQueue.MostJobs} evaluations wait already. Lower the sampling rates.");

    /// <summary>There is nothing here that runs Python.</summary>
    public Task CannotRunAsync(Scope scope, ScoredEntity entity, IReadOnlyList<ScoringTask> tasks) =>
        TellAsync(scope, entity, tasks, RuleLogLevel.Error, "this server does not run metrics written in Python.");

    private async Task TellAsync(Scope scope, ScoredEntity entity, IReadOnlyList<ScoringTask> tasks, RuleLogLevel level, string why)
    {
        var lines = new List<RuleLogLine>();
        foreach (var task in tasks)
        {
            if (Count(task) is { } number)
                lines.Add(new RuleLogLine(task.RuleId, clock.GetUtcNow().UtcDateTime, level, $"{entity}s that were not scored since the last such line: {number}; {why}", new Dictionary<string, string>()));
        }

        await logs.AddAsync(scope, lines, CancellationToken.None);
    }

    // The number to tell; null: it was told a moment ago.
    private long? Count(ScoringTask task)
    {
        lock (_gate)
        {
            if (_rules.Count >= MostRules)
                _rules.Clear();
            var (leftOut, told) = _rules.GetValueOrDefault(task.RuleId);
            leftOut += task.Ids.Count;
            var now = clock.GetUtcNow();
            var isDue = now - told >= Pause;
            _rules[task.RuleId] = isDue ? (0, now) : (leftOut, told);
            return isDue ? leftOut : null;
        }
    }
}
