namespace Opik.Server.OpenApi;

/// <summary>The JSON of this member is written or read by hand: it has the shape of that type, or of one of those.</summary>
/// <param name="types">Types that describe it.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class WrittenAsAttribute(params Type[] types) : Attribute
{
    /// <summary>Types that describe it.</summary>
    public IReadOnlyList<Type> Types { get; } = types;

    /// <summary>It is kept as a client has sent it, and answered so: with null where that sent null.</summary>
    public bool AsSent { get; init; }
}
