namespace Opik.Contracts;

/// <summary>Who produced a trace or span. On the wire in lower case; absent means unknown. The numbers are stored.</summary>
public enum EntitySource
{
    /// <summary>Not said (older clients).</summary>
    Unknown = 0,

    /// <summary>A program that logs.</summary>
    Sdk = 1,

    /// <summary>An experiment run.</summary>
    Experiment = 2,

    /// <summary>The prompt playground.</summary>
    Playground = 3,

    /// <summary>An optimization run.</summary>
    Optimization = 4,

    /// <summary>An online rule.</summary>
    Evaluator = 5,
}
