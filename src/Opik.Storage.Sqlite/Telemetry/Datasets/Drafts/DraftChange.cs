namespace Opik.Storage.Sqlite;

/// <summary>One changed item of a draft.</summary>
/// <param name="Id">The item.</param>
/// <param name="Mine">As it is to become; null: deleted.</param>
/// <param name="Before">As it was found; null: added.</param>
internal sealed record DraftChange(Guid Id, StoredItem? Mine, StoredItem? Before)
{
    /// <summary>What it does, against <see cref="Before"/>.</summary>
    public DraftState State => Mine is null ? DraftState.Deleted : Before is null ? DraftState.Added : DraftState.Changed;
}
