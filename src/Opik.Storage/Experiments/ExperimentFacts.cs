using Opik.Contracts;

namespace Opik.Storage;

/// <summary>What experiments are grouped by.</summary>
/// <param name="Id">The experiment.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DatasetId">Its dataset.</param>
/// <param name="DatasetName">Name of the dataset; null when it is deleted.</param>
/// <param name="ProjectId">Its project.</param>
/// <param name="Metadata">Its configuration.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Scores">Scores of the whole.</param>
/// <param name="Type">What it is for.</param>
/// <param name="Totals">What is derived from its traces; null where it was not asked for.</param>
public sealed record ExperimentFacts(
    Guid Id, DateTime CreatedAt, Guid DatasetId, string? DatasetName, Guid? ProjectId, JsonText? Metadata, IReadOnlyList<string> Tags,
    IReadOnlyList<ExperimentScore> Scores, ExperimentType Type, ExperimentTotals? Totals);
