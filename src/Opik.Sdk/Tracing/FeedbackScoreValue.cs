namespace Opik.Tracing;

/// <summary>One score as it is logged.</summary>
/// <param name="Name">Name of the score.</param>
/// <param name="Value">The number.</param>
/// <param name="Reason">Why; null: not said.</param>
/// <param name="CategoryName">Category that the number stands for; null: none.</param>
internal readonly record struct FeedbackScoreValue(string Name, double Value, string? Reason, string? CategoryName);
