using Opik.Contracts;

namespace Opik.Storage;

/// <summary>The skeleton of a trace: its spans without payloads, ordered by start and id.</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="ProjectId">Its project.</param>
/// <param name="StartTime">Start of the trace, or of its earliest span while the trace itself has not arrived.</param>
/// <param name="Spans">The spans.</param>
public sealed record TraceTree(Guid TraceId, Guid ProjectId, DateTime StartTime, IReadOnlyList<TraceTreeSpan> Spans);
