namespace Opik.Storage;

/// <summary>A value of a field.</summary>
/// <param name="Text">The value, as a filter takes it.</param>
/// <param name="Count">Rows that have it.</param>
public sealed record FieldValue(string Text, long Count);
