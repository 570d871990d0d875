namespace Opik.AgentConfiguration;

/// <summary>One version of one project.</summary>
/// <param name="ProjectName">The project.</param>
/// <param name="Environment">The version that this environment uses; null: see <paramref name="Version"/>.</param>
/// <param name="Version">The version of this name; null too: the newest.</param>
/// <param name="MaskId">Mask laid over it; null: none.</param>
/// <param name="IsExplicit">True: the program asked for this one, so that no other can be made in its place.</param>
internal sealed record ConfigSelector(string ProjectName, string? Environment, string? Version, Guid? MaskId, bool IsExplicit)
{
    private const string DefaultEnvironment = "prod";

    /// <summary>True when it can mean another version tomorrow.</summary>
    public bool Moves => Version is null;

    /// <summary>For messages.</summary>
    public string Text => Environment is { } environment ? $"environment '{environment}'" : Version is { } version ? $"version '{version}'" : "any version";

    /// <summary>The selector of a request in the scope around.</summary>
    /// <exception cref="ArgumentException">Both environment and version are named.</exception>
    public static ConfigSelector Of<T>(ConfigRequest<T> request, string projectName)
        where T : OpikConfig
    {
        if (request is { Environment: not null, Version: not null })
            throw new ArgumentException("Name an environment or a version, not both.", nameof(request));
        var scope = ConfigScope.Current;
        if (scope?.VersionName is { } pinned)
            return new ConfigSelector(projectName, null, pinned, scope.MaskId, true);
        return request switch
        {
            { Version: ConfigRequest<T>.Latest } => new(projectName, null, null, scope?.MaskId, false),
            { Version: { } version } => new(projectName, null, version, scope?.MaskId, true),
            { Environment: { } environment } => new(projectName, environment, null, scope?.MaskId, true),
            _ => new(projectName, DefaultEnvironment, null, scope?.MaskId, false),
        };
    }
}
