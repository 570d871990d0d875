namespace Opik.Contracts;

/// <summary>Whether lists show a trace: <c>default</c> or <c>hidden</c>.</summary>
public enum VisibilityMode
{
    /// <summary>Shown.</summary>
    Default = 0,

    /// <summary>Left out of lists (bare experiment results).</summary>
    Hidden = 1,
}
