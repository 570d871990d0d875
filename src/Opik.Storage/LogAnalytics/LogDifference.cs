namespace Opik.Storage;

/// <summary>A value that is more frequent in a part than in the rest.</summary>
/// <param name="Field">The field: one of filters, or <c>prompt</c>, <c>failed_span</c>, and of traces <c>model</c>, <c>provider</c> of their spans.</param>
/// <param name="Key">Of <c>metadata</c>: the key.</param>
/// <param name="Value">The value.</param>
/// <param name="Selected">Share of the part that has it, 0 to 1.</param>
/// <param name="Rest">Share of the rest that has it.</param>
/// <param name="Lift">How many times more frequent; of a value that the rest does not have: at least.</param>
/// <param name="P">Probability of such a difference by chance (G-test).</param>
public sealed record LogDifference(string Field, string? Key, string Value, double Selected, double Rest, double Lift, double P);
