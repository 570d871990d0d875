namespace Opik.Storage;

/// <summary>A member of the maps of items.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Types">Kinds of value: <c>string</c>, <c>number</c>, <c>object</c>, <c>boolean</c>, <c>array</c>, <c>null</c>.</param>
public sealed record DatasetColumn(string Name, IReadOnlyList<string> Types);
