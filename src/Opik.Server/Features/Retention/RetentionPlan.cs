using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>What a run has to do in one workspace.</summary>
/// <param name="WorkspaceId">Workspace.</param>
/// <param name="Projects">Projects with the rule that holds for each.</param>
/// <param name="LastRun">When the last run that came to its end began; null: there was none.</param>
/// <param name="NextRun">When it is due; in the past where a night was missed.</param>
internal sealed record RetentionPlan(Guid WorkspaceId, IReadOnlyList<(Guid ProjectId, RetentionRule Rule)> Projects, DateTime? LastRun, DateTime NextRun);
