using Opik.Contracts;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Online;

/// <summary>What is written together, one job a project and kind.</summary>
internal sealed class ScoringBatch
{
    // A job is one row: some hundred kilobytes.
    private const int MostIds = 10_000;

    private readonly Dictionary<(Scope Scope, Guid Project, ScoredEntity Entity), Dictionary<Guid, HashSet<Guid>>> _plans = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ids;

    public Task Done => _done.Task;

    public bool IsFull => _ids >= MostIds;

    public IEnumerable<(Scope Scope, ScoringPlan Plan)> Plans => _plans.Select(static entry => (
        entry.Key.Scope,
        new ScoringPlan(entry.Key.Project, entry.Key.Entity, IsManual: false, [.. entry.Value.Select(static rule => new ScoringTask(rule.Key, [.. rule.Value]))])));

    public void Add(Scope scope, Guid project, ScoredEntity entity, IReadOnlyList<ScoringTask> tasks)
    {
        if (!_plans.TryGetValue((scope, project, entity), out var rules))
            _plans.Add((scope, project, entity), rules = []);
        foreach (var task in tasks)
        {
            if (!rules.TryGetValue(task.RuleId, out var ids))
                rules.Add(task.RuleId, ids = []);
            ids.UnionWith(task.Ids);
            _ids += task.Ids.Count;
        }
    }

    public void Complete(Exception? failure)
    {
        if (failure is null)
            _done.SetResult();
        else
            _done.SetException(failure);
    }
}
