namespace Opik.Optimizer;

/// <summary>How much a line of the log matters.</summary>
public enum OptimizationLogLevel
{
    /// <summary>What happens.</summary>
    Info,

    /// <summary>Something did not work, and the run goes on.</summary>
    Warn,

    /// <summary>The run ends by it.</summary>
    Error,
}
