namespace Opik.Server.Features.Environments.Gates;

/// <summary>How a suite stands with a version.</summary>
internal enum GateState
{
    /// <summary>Enough items passed.</summary>
    Passed,

    /// <summary>Too few items passed.</summary>
    Failed,

    /// <summary>Its first run with the version has not ended.</summary>
    Running,

    /// <summary>It has never run as a whole with the version.</summary>
    NeverRun,
}
