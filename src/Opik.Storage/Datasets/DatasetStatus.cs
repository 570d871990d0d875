namespace Opik.Storage;

/// <summary>Where an import into a dataset stands. The numbers are stored.</summary>
public enum DatasetStatus
{
    /// <summary>There was none.</summary>
    Unknown = 0,

    /// <summary>A file is being read.</summary>
    Processing = 1,

    /// <summary>The last file is in.</summary>
    Completed = 2,

    /// <summary>The last file could not be read to its end.</summary>
    Failed = 3,
}
