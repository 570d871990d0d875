namespace Opik.Contracts;

/// <summary>Order of a list: the first entry of the <c>sorting</c> parameter that the list supports.</summary>
/// <param name="Field">Field name on the wire, possibly with a sub-key (<c>usage.total_tokens</c>).</param>
/// <param name="Descending">True for DESC.</param>
public sealed record SortClause(string Field, bool Descending);
