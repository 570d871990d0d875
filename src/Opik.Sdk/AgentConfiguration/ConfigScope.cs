namespace Opik.AgentConfiguration;

/// <summary>A version and a mask that win over what requests of this asynchronous flow say.</summary>
/// <param name="MaskId">The mask; null: none.</param>
/// <param name="VersionName">The version; null: that of the request.</param>
internal sealed record ConfigScope(Guid? MaskId, string? VersionName)
{
    private static readonly AsyncLocal<ConfigScope?> Flow = new();

    /// <summary>The innermost; null: none.</summary>
    public static ConfigScope? Current => Flow.Value;

    /// <summary>Makes <paramref name="scope"/> current until the result is disposed of.</summary>
    public static IDisposable Enter(ConfigScope scope)
    {
        var before = Flow.Value;
        Flow.Value = scope;
        return new Exit(before);
    }

    private sealed class Exit(ConfigScope? before) : IDisposable
    {
        public void Dispose() => Flow.Value = before;
    }
}
