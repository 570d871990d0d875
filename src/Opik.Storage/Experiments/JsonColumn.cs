namespace Opik.Storage;

/// <summary>A member that JSON objects have.</summary>
/// <param name="Name">Name of the member.</param>
/// <param name="Types">Types of its values: <c>string</c>, <c>number</c>, <c>object</c>, <c>boolean</c>, <c>array</c>, <c>null</c>; sorted.</param>
public sealed record JsonColumn(string Name, IReadOnlyList<string> Types);
