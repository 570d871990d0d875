using Opik.Contracts;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Online;

/// <summary>Tells in the logs of rules, at most once a minute each, that more is logged than can be scored.</summary>
internal sealed class FullQueueNotes(IOnlineRuleLogs logs, TimeProvider clock)
{
    // Rules that are told about at the same time; a server has fewer that are so busy.
    private const int MostRules = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (long LeftOut, DateTimeOffset Told)> _rules = [];

    /// <summary>Notes what was not queued.</summary>
    public async Task LeftOutAsync(Scope scope, ScoredEntity entity, IReadOnlyList<ScoringTask> tasks)
    {
        var lines = new List<RuleLogLine>();
        foreach (var task in tasks)
        {
            if (Count(task) is { } number)
            {
                var message = $"{number} times since the last such line: {ScoringQueue.MostJobs} evaluations wait already, and what was logged is not scored. Lower the sampling rates.";
                lines.Add(new RuleLogLine(task.RuleId, clock.GetUtcNow().UtcDateTime, RuleLogLevel.Warn, $"{entity}s left out, {message}", new Dictionary<string, string>()));
            }
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
