namespace Opik.Storage;

/// <summary>What a rule speaks of; a narrower one wins. The numbers are stored.</summary>
public enum RetentionLevel
{
    /// <summary>Every workspace of the server.</summary>
    Organization = 0,

    /// <summary>One workspace.</summary>
    Workspace = 1,

    /// <summary>One project.</summary>
    Project = 2,
}
