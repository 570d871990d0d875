namespace Opik.Storage;

/// <summary>How much a line of a run's log matters. The numbers are stored.</summary>
public enum StudioLineLevel
{
    /// <summary>What happens.</summary>
    Info = 0,

    /// <summary>Something did not work, and the run goes on.</summary>
    Warn = 1,

    /// <summary>The run ends by it.</summary>
    Error = 2,
}
