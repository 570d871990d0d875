namespace Opik.Storage;

/// <summary>Why a firing ended. The names are those of the wire.</summary>
public enum AlertFiringEnd
{
    /// <summary>The condition no longer held, or the event was over at once.</summary>
    Itself,

    /// <summary>The alert was switched off, or has other conditions.</summary>
    Changed,
}
