namespace Opik.Storage;

/// <summary>What one committed write changed in a project: numbers of rows written or deleted.</summary>
public readonly record struct TelemetryChange(Guid WorkspaceId, Guid ProjectId, int Traces = 0, int Spans = 0, int Threads = 0, int Scores = 0);
