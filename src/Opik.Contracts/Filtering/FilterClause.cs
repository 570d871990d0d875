namespace Opik.Contracts;

/// <summary>One validated condition of a filter; conditions are joined by AND.</summary>
/// <param name="Field">Field name on the wire, e.g. <c>duration</c> or <c>feedback_scores</c>.</param>
/// <param name="Type">Type of the field; decides which operators exist and how the value is read.</param>
/// <param name="Operator">Operator.</param>
/// <param name="Key">Sub-key: score name, JSON path, map key; null when the field has none.</param>
/// <param name="Value">Value as text, already URL-decoded where the wire asks for it; empty for operators without one.</param>
public sealed record FilterClause(string Field, FilterFieldType Type, FilterOperator Operator, string? Key, string Value);
