namespace Opik.Storage;

/// <summary>What became of a message. The names are those of the wire.</summary>
public enum AlertMessageOutcome
{
    /// <summary>The receiver took it.</summary>
    Sent,

    /// <summary>It was given up.</summary>
    Failed,

    /// <summary>The alert was muted: nothing was sent.</summary>
    Muted,
}
