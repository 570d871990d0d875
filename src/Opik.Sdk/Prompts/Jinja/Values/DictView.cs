namespace Opik.Prompts.Jinja.Values;

/// <summary>What <c>keys()</c>, <c>values()</c> and <c>items()</c> give.</summary>
/// <param name="Name">Name in print, e.g. <c>dict_keys</c>.</param>
/// <param name="Items">What is seen.</param>
internal sealed record DictView(string Name, IReadOnlyList<object?> Items);
