namespace Opik.Contracts;

/// <summary>One tag of a Jinja template.</summary>
/// <param name="IsStatement"><c>{% … %}</c>; else <c>{{ … }}</c>.</param>
/// <param name="Tokens">What is in it.</param>
internal readonly record struct JinjaTag(bool IsStatement, IReadOnlyList<JinjaToken> Tokens);
