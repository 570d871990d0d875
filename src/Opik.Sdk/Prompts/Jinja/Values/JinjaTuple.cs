namespace Opik.Prompts.Jinja.Values;

/// <summary>A list that prints with parentheses and cannot be changed.</summary>
/// <param name="Items">The items.</param>
internal sealed record JinjaTuple(IReadOnlyList<object?> Items);
