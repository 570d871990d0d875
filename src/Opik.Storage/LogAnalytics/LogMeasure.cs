namespace Opik.Storage;

/// <summary>One measure of a series.</summary>
/// <param name="Name">As it was asked for, and as the answer names it.</param>
/// <param name="Kind">What is measured.</param>
/// <param name="Key">Usage key, or name of a score; null: all.</param>
/// <param name="Quantile">0 to 1; null: the sum, or with <paramref name="Mean"/> the mean.</param>
/// <param name="Mean">The mean instead of the sum.</param>
public sealed record LogMeasure(string Name, LogMeasureKind Kind, string? Key = null, double? Quantile = null, bool Mean = false);
