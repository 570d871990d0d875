namespace Opik.Storage.Sqlite;

/// <summary>By what a roll-up is divided. The numbers are stored.</summary>
internal enum RollupDimension : byte
{
    /// <summary>Not divided.</summary>
    All = 0,

    /// <summary>By name.</summary>
    Name = 1,

    /// <summary>By model (spans).</summary>
    Model = 2,

    /// <summary>By provider (spans).</summary>
    Provider = 3,

    /// <summary>By type (spans).</summary>
    Type = 4,
}
