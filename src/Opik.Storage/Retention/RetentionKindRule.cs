namespace Opik.Storage;

/// <summary>The time of one kind of data in a workspace.</summary>
/// <param name="Kind">What it speaks of.</param>
/// <param name="Period">How long. Scored traces stay as long as the others at least.</param>
/// <param name="ApplyToPast">Whether what was too old already when it was set goes as well.</param>
/// <param name="Since">When it was set.</param>
/// <param name="SetBy">Who set it.</param>
public sealed record RetentionKindRule(RetentionKind Kind, RetentionPeriod Period, bool ApplyToPast, DateTime Since, string? SetBy);
