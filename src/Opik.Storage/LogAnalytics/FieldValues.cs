namespace Opik.Storage;

/// <summary>The values of a field among what a list shows, most frequent first.</summary>
/// <param name="Values">The values.</param>
/// <param name="Complete">False when there are further values that match.</param>
/// <param name="Precision">How the counts were come by.</param>
public sealed record FieldValues(IReadOnlyList<FieldValue> Values, bool Complete, LogPrecision Precision);
