namespace Opik.Searching;

/// <summary>The experiment that a trace is a run of.</summary>
/// <param name="Id">Experiment.</param>
/// <param name="Name">Its name.</param>
/// <param name="DatasetId">Its dataset.</param>
/// <param name="DatasetItemId">Item that was run.</param>
public sealed record ExperimentRunReference(Guid Id, string? Name, Guid? DatasetId, Guid? DatasetItemId);
