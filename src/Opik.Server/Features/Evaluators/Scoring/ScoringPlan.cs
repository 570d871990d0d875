using Opik.Contracts;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>What a job is to score.</summary>
/// <param name="ProjectId">The project of all of it.</param>
/// <param name="Entity">What the ids are of: traces, spans, or threads by their model id.</param>
/// <param name="IsManual">Asked for by somebody: neither sampling nor conditions count, nor whether the rules are on.</param>
/// <param name="Tasks">The rules, each with what it is applied to.</param>
internal sealed record ScoringPlan(Guid ProjectId, ScoredEntity Entity, bool IsManual, IReadOnlyList<ScoringTask> Tasks)
{
    /// <summary>Every application of a rule, always in the same order.</summary>
    public IEnumerable<(Guid RuleId, Guid EntityId)> Units => Tasks.SelectMany(static task => task.Ids.Select(id => (task.RuleId, id)));
}
