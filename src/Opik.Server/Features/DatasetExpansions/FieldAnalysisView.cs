namespace Opik.Server.Features.DatasetExpansions;

/// <summary>What the fields of a dataset are like.</summary>
/// <param name="Sampled">Items that were looked at, the newest.</param>
/// <param name="Fields">The fields.</param>
internal sealed record FieldAnalysisView(int Sampled, IReadOnlyList<FieldFacts> Fields);
