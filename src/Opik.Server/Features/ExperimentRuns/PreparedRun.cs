using Opik.Storage;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>A run over a dataset that was checked and may begin.</summary>
/// <param name="Plan">What is run.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Version">Its version; null: it has none.</param>
/// <param name="Count">Calls of each variant.</param>
internal sealed record PreparedRun(RunPlan Plan, Dataset Dataset, DatasetVersion? Version, long Count);
