namespace Opik.Storage;

/// <summary>What a model says about a trial of an optimization.</summary>
/// <param name="OptimizationId">The optimization.</param>
/// <param name="ExperimentId">The trial.</param>
/// <param name="ProjectId">Project of the optimization; null: it has none.</param>
/// <param name="Text">What it says.</param>
/// <param name="Model">Which model.</param>
/// <param name="CreatedAt">When; set by the store.</param>
public sealed record TrialExplanation(Guid OptimizationId, Guid ExperimentId, Guid? ProjectId, string Text, string Model, DateTime CreatedAt = default);
