using Opik.Contracts;

namespace Opik.Querying;

/// <summary>One condition of a query as it goes to the server.</summary>
/// <param name="Field">Field, e.g. <c>duration</c> or <c>usage.total_tokens</c>.</param>
/// <param name="Key">Entry inside the field, e.g. the name of a score; empty for none.</param>
/// <param name="Type">Type of the field.</param>
/// <param name="Operator">Operator.</param>
/// <param name="Value">Value as text; empty for operators that take none, joined by commas for lists.</param>
public sealed record FilterExpression(string Field, string Key, FilterFieldType Type, FilterOperator Operator, string Value);
