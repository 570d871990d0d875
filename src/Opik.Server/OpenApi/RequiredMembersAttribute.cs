namespace Opik.Server.OpenApi;

/// <summary>
/// Members without which a body is refused, by their names in C#. Bodies declare them nullable all the same: the check
/// answers with the sentence that clients know, not with that of the serializer.
/// </summary>
/// <param name="names">The members.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class RequiredMembersAttribute(params string[] names) : Attribute
{
    /// <summary>The members.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
