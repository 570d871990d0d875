namespace Opik.Server.Features.Retention;

/// <summary>What a run has taken.</summary>
/// <param name="Traces">Deleted traces.</param>
/// <param name="Attachments">Removed files of traces that are still there.</param>
internal readonly record struct RetentionOutcome(long Traces, long Attachments);
