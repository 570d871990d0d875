namespace Opik.Copying;

/// <summary>What was copied.</summary>
/// <param name="Traces">Traces.</param>
/// <param name="Spans">Their spans.</param>
/// <param name="Scores">Their feedback scores.</param>
public sealed record CopyResult(long Traces, long Spans, long Scores);
