namespace Opik.Prompts;

/// <summary>Which version of a prompt is wanted: at most one of commit, version and environment; none: the newest.</summary>
public sealed record PromptSelection
{
    /// <summary>Commit, eight characters.</summary>
    public string? Commit { get; init; }

    /// <summary>Number: <c>v3</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Environment that the version was given to.</summary>
    public string? Environment { get; init; }

    /// <summary>Project; null: that of the options.</summary>
    public string? ProjectName { get; init; }

    /// <summary>True asks the server even when the version is in memory. Python: <c>no_cache</c>.</summary>
    public bool NoCache { get; init; }

    /// <summary>What is wrong with it; null: nothing.</summary>
    internal string? Problem =>
        new[] { Commit, Version, Environment }.Count(pin => pin is not null) > 1 ? "Give at most one of Commit, Version and Environment." : null;
}
