using Opik.Contracts;
using Opik.Server.Features.Evaluators.Scoring;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Online;

/// <summary>
/// Looks at what was just written and leaves what rules are for to a job, before the client is answered: an answered write is
/// scored even when the server dies. Where a project has no rules it costs one look into memory. A write never fails for it.
/// </summary>
internal sealed partial class OnlineScoring(IOnlineRules rules, ITraceReads traceReads, Subjects subjects, ScoringBuffer buffer, LeftOutNotes notes, ILogger<OnlineScoring> logger)
{
    /// <summary>Traces that were written whole.</summary>
    public Task TracesAsync(Scope scope, IReadOnlyList<Trace> traces) =>
        WrittenAsync(scope, ScoredEntity.Trace, traces, static trace => trace.EndTime is not null, static trace => trace.ProjectId, Subject.Of);

    /// <summary>Spans that were written whole.</summary>
    public Task SpansAsync(Scope scope, IReadOnlyList<Span> spans) =>
        WrittenAsync(scope, ScoredEntity.Span, spans, static span => span.EndTime is not null, static span => span.ProjectId, Subject.Of);

    /// <summary>Traces or spans that were given an end.</summary>
    /// <param name="scope">Workspace and user.</param>
    /// <param name="entity">What the ids are of.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="projectId">Their project; null: each has its own.</param>
    public Task EndedAsync(Scope scope, ScoredEntity entity, IReadOnlyList<Guid> ids, Guid? projectId) => GuardedAsync(async () =>
    {
        if (!await IsWantedAsync(scope, entity, ids, projectId))
            return;
        var found = new List<Subject>();
        foreach (var id in ids)
        {
            // Whether a rule is for it depends on what was written before.
            if (await subjects.OutlineAsync(scope, entity, id, CancellationToken.None) is { } subject)
                found.Add(subject);
        }

        await QueueAsync(scope, entity, found);
    });

    /// <summary>Threads that have become inactive.</summary>
    public Task ClosedAsync(Scope scope, IReadOnlyList<ClosedThread> closed) => GuardedAsync(async () =>
    {
        foreach (var threads in closed.GroupBy(static thread => thread.ProjectId))
        {
            // Who produced a thread is seen from its traces, by the job.
            await AddAsync(scope, ScoredEntity.Thread, threads.Key, await RulesAsync(scope, ScoredEntity.Thread, threads.Key), rule =>
                rule.IsEnabled && rule.Scope != TriggerScope.Experiment ? [.. threads.Select(static thread => thread.ModelId).Where(id => RuleMatch.IsSampled(rule, id))] : []);
        }
    });

    private Task WrittenAsync<T>(Scope scope, ScoredEntity entity, IReadOnlyList<T> rows, Func<T, bool> isEnded, Func<T, Guid> project, Func<T, Subject> outline) => GuardedAsync(async () =>
    {
        var (last, isWanted) = (Guid.Empty, false);
        List<Subject>? found = null;
        foreach (var row in rows)
        {
            if (!isEnded(row))
                continue;
            if (project(row) is var own && own != last)
                (last, isWanted) = (own, (await RulesAsync(scope, entity, own)).Count > 0);
            if (isWanted)
                (found ??= []).Add(outline(row));
        }

        if (found is not null)
            await QueueAsync(scope, entity, found);
    });

    private async Task QueueAsync(Scope scope, ScoredEntity entity, List<Subject> found)
    {
        foreach (var ofProject in found.GroupBy(static subject => subject.ProjectId))
        {
            var known = await RulesAsync(scope, entity, ofProject.Key);
            // Of rows with the same id the last counts, and the store has it.
            await AddAsync(scope, entity, ofProject.Key, known, rule => [.. ofProject.Where(subject => RuleMatch.IsFor(rule, subject)).Select(static subject => subject.Id).Distinct()]);
        }
    }

    private async Task AddAsync(Scope scope, ScoredEntity entity, Guid project, IReadOnlyList<OnlineRule> known, Func<OnlineRule, IReadOnlyList<Guid>> wanted)
    {
        var tasks = known.Select(rule => (IsJudge: rule.Type.IsJudge(), Task: new ScoringTask(rule.Id, wanted(rule)))).Where(static entry => entry.Task.Ids.Count > 0).ToLookup(static entry => entry.IsJudge, static entry => entry.Task);
        if (tasks.Contains(true))
            await buffer.AddAsync(scope, project, entity, [.. tasks[true]]);
        if (tasks.Contains(false))
            await notes.CannotRunAsync(scope, entity, [.. tasks[false]]);
    }

    private async ValueTask<bool> IsWantedAsync(Scope scope, ScoredEntity entity, IReadOnlyList<Guid> ids, Guid? projectId)
    {
        if (projectId is { } project)
            return (await RulesAsync(scope, entity, project)).Count > 0;
        if (entity == ScoredEntity.Span)
            return true;
        foreach (var own in (await traceReads.GetProjectsAsync(scope, ids, CancellationToken.None)).Values.Distinct())
        {
            if ((await RulesAsync(scope, entity, own)).Count > 0)
                return true;
        }

        return false;
    }

    // Also those that are off: a trace of an experiment may select them.
    private async ValueTask<IReadOnlyList<OnlineRule>> RulesAsync(Scope scope, ScoredEntity entity, Guid project)
    {
        var all = await rules.FindOfProjectAsync(scope, project, CancellationToken.None);
        return all.Count == 0 ? all : [.. all.Where(rule => rule.Type.Scores() == entity)];
    }

    private async Task GuardedAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure)
        {
            // The write itself is done, and its client must not repeat it.
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(3321, LogLevel.Warning, "What was written could not be left to online rules; it is not scored.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
