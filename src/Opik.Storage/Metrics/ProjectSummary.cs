namespace Opik.Storage;

/// <summary>What a project list shows of one project.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Traces">Numbers over its traces.</param>
/// <param name="ThreadCount">Threads.</param>
/// <param name="Errors">Errors and their trend.</param>
/// <param name="LastTraceAt">Last write of a trace; null when there never was one.</param>
public sealed record ProjectSummary(Guid ProjectId, EntityStats Traces, long ThreadCount, ErrorTrend Errors, DateTime? LastTraceAt);
