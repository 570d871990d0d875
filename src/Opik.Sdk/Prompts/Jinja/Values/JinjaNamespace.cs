namespace Opik.Prompts.Jinja.Values;

/// <summary>What <c>namespace(n=0)</c> makes: an object whose members a loop may set.</summary>
internal sealed class JinjaNamespace : IMembers
{
    /// <summary>The members.</summary>
    public Dictionary<string, object?> Members { get; } = new(StringComparer.Ordinal);

    public bool TryMember(string name, out object? value) => Members.TryGetValue(name, out value);
}
