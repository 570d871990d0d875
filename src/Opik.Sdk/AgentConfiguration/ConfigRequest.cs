namespace Opik.AgentConfiguration;

/// <summary>Which version of a configuration is wanted, and what to do without it.</summary>
/// <typeparam name="T">The configuration.</typeparam>
public sealed record ConfigRequest<T>
    where T : OpikConfig
{
    /// <summary>The newest version, as <see cref="Version"/>.</summary>
    public const string Latest = "latest";

    /// <summary>
    /// Stands in while the server cannot be asked, and becomes the first version of a project that has none. Null: such
    /// failures are thrown.
    /// </summary>
    public T? Fallback { get; init; }

    /// <summary>Project; null: that of the trace around, else of the options.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The version that this environment uses. Not together with <see cref="Version"/>. Default, without both: <c>prod</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>Name of a version (<c>v3</c>) or <see cref="Latest"/>.</summary>
    public string? Version { get; init; }

    /// <summary>Longest wait for the server. Default 5 s. Python: <c>timeout_in_seconds</c>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);
}
