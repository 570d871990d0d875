namespace Opik.Prompts.Jinja.Values;

/// <summary>Arguments of a call, by position and by name.</summary>
/// <param name="Positional">Those without a name.</param>
/// <param name="Named">Those with one.</param>
internal sealed record CallArguments(IReadOnlyList<object?> Positional, IReadOnlyDictionary<string, object?> Named)
{
    public static CallArguments None { get; } = new([], new Dictionary<string, object?>());

    /// <summary>Whether the argument is given.</summary>
    public bool Has(int position, string name) => position < Positional.Count || Named.ContainsKey(name);

    /// <summary>The argument at a position or of a name; the default when it is not given.</summary>
    public object? Get(int position, string name, object? otherwise = null) =>
        position < Positional.Count ? Positional[position] : Named.TryGetValue(name, out var value) ? value : otherwise;

    /// <summary>An argument that must be given.</summary>
    public object? Require(int position, string name) =>
        Has(position, name) ? Get(position, name) : throw new PromptTemplateException($"The argument '{name}' is missing");

    /// <summary>An argument as text.</summary>
    public string Text(int position, string name, string otherwise = "") => Has(position, name) ? ValueText.Of(Get(position, name)) : otherwise;

    /// <summary>An argument as a number that fits positions.</summary>
    public int Int(int position, string name, int otherwise) => Get(position, name) is { } value ? ValueMath.ToIndex(value) : otherwise;

    /// <summary>An argument as a condition.</summary>
    public bool Flag(int position, string name, bool otherwise) => Has(position, name) ? Truth.Of(Get(position, name)) : otherwise;

    /// <summary>Those behind the first ones.</summary>
    public CallArguments Skip(int count) => new([.. Positional.Skip(count)], Named);
}
