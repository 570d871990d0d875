namespace Opik.Storage;

/// <summary>What a draft, or a later version, makes of an item.</summary>
public enum DraftState
{
    /// <summary>As it was.</summary>
    Unchanged,

    /// <summary>The item is new.</summary>
    Added,

    /// <summary>The item was there and holds something else.</summary>
    Changed,

    /// <summary>The item goes.</summary>
    Deleted,
}
