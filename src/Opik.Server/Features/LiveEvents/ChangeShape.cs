namespace Opik.Server.Features.LiveEvents;

/// <summary>Data of an event <c>change</c>, as <see cref="LiveEventEndpoints"/> writes it: numbers that are 0 are left out.</summary>
/// <param name="Traces">Traces written since the event before.</param>
/// <param name="Spans">Spans written.</param>
/// <param name="Threads">Threads written.</param>
/// <param name="Scores">Scores written.</param>
/// <param name="TraceIds">The traces that were written or whose spans were, where they are known and 100 at most; else it is left out.</param>
/// <param name="Lists">Other lists that changed, as in their paths.</param>
/// <param name="Projects">Projects whose telemetry changed; of the workspace's stream only.</param>
/// <param name="At">When it was told.</param>
internal sealed record ChangeShape(int? Traces, int? Spans, int? Threads, int? Scores, IReadOnlyList<Guid>? TraceIds, IReadOnlyList<string>? Lists, IReadOnlyList<Guid>? Projects, DateTime At);
