namespace Opik.Server.Features.Retention;

/// <summary>What goes of a project.</summary>
/// <param name="ProjectId">Project.</param>
/// <param name="Traces">Traces that go.</param>
/// <param name="InDatasets">Those among them that items of datasets were made of.</param>
/// <param name="From">The oldest that may go; null: there is no such limit.</param>
/// <param name="Before">Younger ones stay.</param>
internal sealed record RetentionDueProjectView(Guid ProjectId, long Traces, long InDatasets, DateTime? From, DateTime Before);
