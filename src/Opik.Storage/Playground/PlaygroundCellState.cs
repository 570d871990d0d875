namespace Opik.Storage;

/// <summary>How a cell stands. The numbers are stored.</summary>
public enum PlaygroundCellState
{
    /// <summary>Not tried yet, or to be tried again.</summary>
    Waiting = 0,

    /// <summary>The model answered.</summary>
    Done = 1,

    /// <summary>The model refused, or could not be reached.</summary>
    Failed = 2,
}
