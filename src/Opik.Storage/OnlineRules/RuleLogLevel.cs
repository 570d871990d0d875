namespace Opik.Storage;

/// <summary>How grave a line of a rule's log is. The names, in upper case, are those of the wire.</summary>
public enum RuleLogLevel
{
    /// <summary>Finest detail.</summary>
    Trace,

    /// <summary>Detail.</summary>
    Debug,

    /// <summary>What was done.</summary>
    Info,

    /// <summary>Something was left out.</summary>
    Warn,

    /// <summary>It failed.</summary>
    Error,
}
