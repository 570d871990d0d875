namespace Opik.Storage;

/// <summary>A line of the log of a rule.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="At">When.</param>
/// <param name="Level">How grave.</param>
/// <param name="Message">What happened.</param>
/// <param name="Markers">What it is about: <c>trace_id</c>, <c>span_id</c> or <c>thread_model_id</c>.</param>
public sealed record RuleLogLine(Guid RuleId, DateTime At, RuleLogLevel Level, string Message, IReadOnlyDictionary<string, string> Markers);
