using Microsoft.Extensions.Logging;

namespace Opik.Tracing;

/// <summary>
/// Which project a trace goes to. An explicit name decides where nothing is around; inside a trace or a project scope the
/// outer one wins, and a differing inner name is noted once.
/// </summary>
internal sealed partial class ProjectContext(OpikOptions options, ILogger logger)
{
    private static readonly AsyncLocal<string?> Scope = new();
    private int noted;

    /// <summary>The project for an explicit name inside <paramref name="around"/> (the project of the trace around it).</summary>
    public string? Choose(string? name, string? around)
    {
        var outer = around ?? Scope.Value;
        if (outer is null)
            return name ?? options.ProjectName;
        if (name is not null && name != outer && Interlocked.Exchange(ref noted, 1) == 0)
            OuterWins(logger, name, outer);
        return outer;
    }

    /// <summary>Makes <paramref name="name"/> the project of everything below, unless a scope around it decided already.</summary>
    public IDisposable Enter(string name)
    {
        var before = Scope.Value;
        Scope.Value = Choose(name, null) is { } chosen && before is not null ? chosen : name;
        return new Exit(before);
    }

    [LoggerMessage(1, LogLevel.Warning, "Project {Inner} is ignored inside project {Outer}: the outermost project of a context wins.")]
    private static partial void OuterWins(ILogger logger, string inner, string outer);

    private sealed class Exit(string? before) : IDisposable
    {
        public void Dispose() => Scope.Value = before;
    }
}
