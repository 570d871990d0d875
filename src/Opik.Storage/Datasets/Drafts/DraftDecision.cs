namespace Opik.Storage;

/// <summary>How a conflict is solved.</summary>
public enum DraftDecision
{
    /// <summary>The draft's fields, or deletion, stand.</summary>
    Mine,

    /// <summary>Those of the latest version stand.</summary>
    Theirs,
}
