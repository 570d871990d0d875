namespace Opik.Evaluation.Terminal;

/// <summary>How much an evaluation says on a terminal. Python: <c>verbose</c>.</summary>
public enum TerminalVerbosity
{
    /// <summary>Nothing.</summary>
    Silent = 0,

    /// <summary>A bar while it runs; means, the time it took and a link at the end.</summary>
    Summary = 1,

    /// <summary>A table with all statistics as well.</summary>
    Statistics = 2,
}
