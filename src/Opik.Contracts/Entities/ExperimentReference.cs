namespace Opik.Contracts;

/// <summary>The experiment that a trace is a run of.</summary>
/// <param name="Id">The experiment.</param>
/// <param name="Name">Its name.</param>
/// <param name="DatasetId">Its dataset.</param>
/// <param name="DatasetItemId">The dataset item that was run.</param>
public sealed record ExperimentReference(Guid Id, string Name, Guid DatasetId, Guid DatasetItemId);
